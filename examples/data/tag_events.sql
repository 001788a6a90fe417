-- One row an event: was its state a member on its day? TRUE, FALSE, or NULL where the sources do not settle it.
-- Runs unchanged on DuckDB and on Spark. `end` is a reserved word there, so it is never written without its table;
-- what stands after SELECT makes Spark send the few spells to every worker, and is a comment to DuckDB.
SELECT /*+ BROADCAST(spells) */
    events.id,
    events.state,
    events.day,
    CASE WHEN spells.state IS NULL THEN FALSE ELSE spells.member END AS member
FROM events
LEFT JOIN spells
    ON events.state = spells.state
    AND events.day >= spells.start
    AND (events.day < spells.end OR spells.end IS NULL)
