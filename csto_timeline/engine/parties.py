"""Resolve the names of states for one timeline: in its rows and events, and in questions.

A timeline's own parties come first, then the states of the world.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final, Literal

from ..errors import ConventionWarning, Fault, LedgerError, QueryTypeError, UnknownStateError, one_of, shown, warn
from ..states.names import find, find_name, lookup, refusal, unknown
from ..states.state import LONGEST, State, StateLike, fold

UnknownParties = Literal["refuse", "keep"]

_WAYS: Final = ("refuse", "keep")


class Parties:
    """The parties of one timeline.

    Attributes:
        declared: the parties that the user declared.
        unknown: what happens to a name in rows or events that is neither declared nor a known state: "refuse" it, or
            "keep" it as a party of its own.
    """

    __slots__ = ("_errors", "_known", "_names", "declared", "unknown")

    def __init__(self, declared: Iterable[StateLike] = (), *, unknown: UnknownParties = "refuse") -> None:
        """Take `State` values, or text: the code or name of a known state, or a party's own code and name in one.

        Raises:
            LedgerError: a code or name stands for two parties, or is not text.
            OptionError: `unknown` is neither word.
            QueryTypeError: `declared` is not iterable.
        """
        one_of(unknown, _WAYS, "way to treat unknown names")
        self.unknown: Final[UnknownParties] = "keep" if unknown == "keep" else "refuse"
        if isinstance(declared, (str, State)):
            declared = (declared,)
        if not isinstance(declared, Iterable):
            raise QueryTypeError(f"states cannot be {shown(declared)}", "give State values, or codes or names as text")
        self._known: dict[str, State] = {}
        self._names: dict[str, str] = {}
        self._errors: dict[str, tuple[Any, ...]] = {}  # what is said of the names that are refused, which recur in rows
        found: dict[State, None] = {}
        faults: list[Fault] = []
        for party in declared:
            try:
                state = _declared(party)
            except UnknownStateError as error:
                faults.append(Fault(error.problem, error.cure))
                continue
            if state not in found:
                found[state] = None
                self._add(state, faults)
        if faults:
            raise LedgerError(faults)
        self.declared: Final = tuple(found)

    def _add(self, party: State, faults: list[Fault]) -> None:
        for key in dict.fromkeys(map(key_of, party.spellings)):
            other = self._known.setdefault(key, party)
            if other is not party:
                problem = f"{shown(key)} stands for two parties, {str(other)[:80]} and {str(party)[:80]}"
                faults.append(Fault(problem, "give each party codes and names of its own", state=party.alpha_3))

    @property
    def kept(self) -> tuple[str, ...]:
        """The codes of the parties that were kept though they are neither declared nor known."""
        declared = {party.alpha_3 for party in self.declared}
        return tuple(party.alpha_3 for party in self._known.values() if party.alpha_3 not in declared)

    def code_of(self, name: object) -> str:
        """Return the code for a name in a row or an event.

        Raises:
            UnknownStateError: the name is neither declared nor that of a known state, and unknown names are refused;
                or it is a number, or two letters that can be the code of something else.
            QueryTypeError: it is not text.
        """
        if isinstance(name, State):
            self._check_same(name)
            name = name.alpha_3
        if not isinstance(name, str):
            return lookup(name).alpha_3  # type: ignore[arg-type]  # raises the error that fits
        if (code := self._names.get(name)) is None:
            if name in self._errors:
                raise UnknownStateError(*self._errors[name])
            try:
                code = self._names[name] = self._code(str.__str__(name))
            except UnknownStateError as error:
                self._errors[name] = error.args
                raise
        return code

    def _code(self, name: str) -> str:
        key = key_of(name) if len(name) <= LONGEST else name
        if (own := self._known.get(key)) is not None:
            return own.alpha_3
        if (known := find_name(name)) is not None:
            self._check_same(known)
            own = self._known.get(key_of(known.alpha_3))
            return (own or known).alpha_3
        if len(key) == 2 and (meant := find(name)) is not None:
            raise two_letters(name, meant)
        nameable = 0 < len(name) <= LONGEST and bool(key.strip()) and not key.replace(" ", "").isdecimal()
        if self.unknown == "keep" and nameable:
            party = _own(name)
            self._known[key] = party
            return party.alpha_3
        if len(self._errors) >= _SUGGESTED and nameable and refusal(name) is None:  # a table of some other kind
            raise UnknownStateError(
                f"no state is called {shown(name)}", f"give an ISO 3166-1 code or an English name{_KEEP}"
            )
        refused = unknown(name, self._known)
        hint = _KEEP if nameable and not refused.suggestions and refusal(name) is None else ""
        raise UnknownStateError(refused.problem, refused.cure + hint, refused.suggestions)

    def _check_same(self, state: State) -> None:
        """Refuse a state whose code is that of another one here: the two have no name in common.

        Raises:
            UnknownStateError: the code is that of another party, or of a state of the world.
        """
        other = self._known.get(key_of(state.alpha_3)) or find(state.alpha_3)
        if other is None or other is state or other.alpha_3 != state.alpha_3 or is_same(other, state):
            return
        problem = f"{shown(state.name)} has the code {state.alpha_3}, which is that of {other.name} here"
        raise UnknownStateError(problem, "give the party a code of its own, or the other name in `also`", (other.name,))

    def ask(self, state: StateLike, codes: Collection[str]) -> str:
        """Return the code for a state in a question put to a timeline with these codes.

        A state of the world that is not a party keeps its alpha-3 code: it was never a member.

        Raises:
            UnknownStateError: no party or state has that code or name.
            QueryTypeError: the state is neither text nor a `State`.

        Warns:
            ConventionWarning: the timeline keeps unknown names as parties, and the state asked about is not one of
                them; it may stand in the record under a name that was not recognized.
        """
        if isinstance(state, State):
            self._check_same(state)
            if state.alpha_3 in codes or self._known.get(key_of(state.alpha_3)) == state:
                return state.alpha_3
            known = state if find(state.alpha_3) == state else None
            state = state.alpha_3
        elif not isinstance(state, str):
            return lookup(state).alpha_3  # raises the error that fits
        elif state in codes:
            return str.__str__(state)
        elif len(state) > LONGEST:
            raise unknown(state)
        elif (own := self._known.get(key_of(state))) is not None:
            return own.alpha_3
        else:
            known = find(state)
        if known is None:
            raise unknown(state, self._known)
        self._check_same(known)
        if self.unknown == "keep" and known.alpha_3 not in codes:
            warn(
                f"{known} is not a party of this timeline, which keeps unknown names as parties of their own; "
                "the state may be recorded under a name that was not recognized",
                ConventionWarning,
            )
        return known.alpha_3

    def record(self, code: str) -> State:
        """Return the `State` behind a code: a party, a state of the world, or one that has no more than its code."""
        own = self._known.get(key_of(code))
        if own is not None and own.alpha_3 == code:
            return own
        known = find(code)
        return known if known is not None and known.alpha_3 == code else State(code, code)


_SUGGESTED: Final = 1000
"""For how many refused names of one table the likely meanings are looked for, at about a millisecond each."""

_KEEP: Final = '; declare own parties in `states`, or keep them all with unknown="keep"'


def two_letters(name: str, meant: State) -> UnknownStateError:
    """Return the error for two letters in a table, which can be an alpha-2 code or something else."""
    problem = f"{shown(name)} can be the code of {meant.name} or of something else"
    cure = f'give {meant.alpha_3!r} or the name; for a table of two-letter codes, codes="iso2"'
    return UnknownStateError(problem, cure, (meant.name,))


def _own(name: str) -> State:
    """Return a party whose code is its name."""
    text = " ".join(name.split())
    try:
        return State(text, text)
    except LedgerError:
        problem = f"{shown(name)} cannot be a party's name"
        raise UnknownStateError(problem, f"give 1 to {LONGEST} whole characters that are not a number") from None


def is_same(one: State, other: State) -> bool:
    """Return whether two values are one state: they have the same code, and a name in common."""
    names = ({key_of(name) for name in (state.name, *state.also)} for state in (one, other))
    return one.alpha_3 == other.alpha_3 and not set.isdisjoint(*names)


def key_of(spelling: str) -> str:
    """Return what is compared of a spelling: the spelling itself where folding leaves nothing of it."""
    return fold(spelling) or spelling


def _declared(party: object) -> State:
    if isinstance(party, State):
        return party
    if not isinstance(party, str) or not party.strip():
        raise UnknownStateError(f"{shown(party)} is not a party", "declare State values, or codes or names as text")
    known = find_name(party)
    if known is not None:
        return known
    if key_of(party).replace(" ", "").isdecimal():
        raise UnknownStateError(f"{shown(party)} is a number, not a name", "give the party a name")
    return _own(str.__str__(party))
