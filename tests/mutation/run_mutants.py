"""Do the tests bite? Run them against every mutant of the package that mutmut makes, and list those that survive.

    python tests/mutation/run_mutants.py [--jobs N] [MODULE ...]        (needs: pip install -e '.[mutation]')

mutmut makes the mutants and notes which test calls which function. It would start pytest anew for each of them, which
takes half a day; this script collects the tests once and forks for each mutant, those of its module first, until one
fails. A mutant that survives and is not explained in `survivors.txt` makes it exit with 1, as does a share below 95 %
of all modules.
"""

import argparse
import ast
import gc
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MUTANTS = ROOT / "mutants"
EXPLAINED = Path(__file__).with_name("survivors.txt")
WANTED = 0.95
TESTED_AS = {"__init__": "late_names", "_document": "files", "_drafts": "strategies", "expected": "invariants"}
TESTED_AS |= {"cli_output": "cli", "cli_verbs": "cli"}
SLOW = 0.1  # seconds: a test that takes longer waits until the others have passed
PATIENCE = 60  # seconds, and ten times what the tests take without a mutant


def made() -> None:
    """Let mutmut make the mutants, and note which test calls which function."""
    mutmut = Path(sys.executable).with_name("mutmut")
    subprocess.run([mutmut, "run", "csto_timeline.rules.*"], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    if not (MUTANTS / "mutmut-stats.json").exists():
        sys.exit("mutmut made nothing; run: mutmut run csto_timeline.rules.*")
    shutil.rmtree(MUTANTS / "tests")
    shutil.copytree(ROOT / "tests", MUTANTS / "tests")


def mutants(modules: list[str]) -> list[str]:
    """Return the names of the mutants of these modules, or of all."""
    found = sorted(MUTANTS.glob("csto_timeline/*.py.meta"))
    chosen = [path for path in found if not modules or path.name.partition(".")[0] in modules]
    return [key for path in chosen for key in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]]


def function_of(mutant: str) -> str:
    """Return the function under the name that mutmut notes it by."""
    return mutant.rpartition("__mutmut_")[0].replace(".__init__.", ".")


class Forks:
    """Runs, instead of the collected tests, for each mutant those that call it, in a process of its own."""

    def __init__(self, names: list[str], found: Path) -> None:
        self.names, self.found = names, found

    def pytest_runtestloop(self, session: Any) -> bool:
        """Write the end of every mutant to a file: 0 survived, 1 killed, -14 ran out of time, 33 no test calls it.

        Without a mutant the tests must pass, or nothing is said.
        """
        stats = json.loads((MUTANTS / "mutmut-stats.json").read_text(encoding="utf-8"))
        took: dict[str, float] = defaultdict(float, stats["duration_by_test"])
        callers = {name: set(tests) for name, tests in stats["tests_by_mangled_function_name"].items()}
        seen: Counter[str] = Counter()
        turn = {}  # one case of every test comes first, then a second of each, and so on
        for item in session.items:
            function = item.nodeid.partition("[")[0]
            turn[item.nodeid] = seen[function]
            seen[function] += 1
        with self.found.open("w", encoding="utf-8") as lines:
            gc.freeze()  # what is here already need not be gone through in every process
            if self.tried("", session.items, sum(took.values())):
                return True
            for name in self.names:
                module = name.split(".")[1]
                own = f"test_{TESTED_AS.get(module, module)}.py"
                tests = [item for item in session.items if item.nodeid in callers.get(function_of(name), ())]
                tests.sort(key=lambda item: (took[item.nodeid] > SLOW, item.path.name != own, turn[item.nodeid]))
                end = self.tried(name, tests, sum(took[item.nodeid] for item in tests)) if tests else 33
                print(name, end, file=lines, flush=True)
        return True

    def tried(self, name: str, tests: list[Any], seconds: float) -> int:
        """Return how the process of a mutant ends."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        signal.alarm(int(PATIENCE + 10 * seconds))
        os.environ["MUTANT_UNDER_TEST"] = name
        try:
            for item, following in zip(tests, [*tests[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        finally:
            os._exit(int(sys.exception() is not None))

    def pytest_runtest_makereport(self, call: Any) -> None:
        """End the process of a mutant that fails a test, before a report of it is made, which takes long."""
        if call.excinfo is not None and not isinstance(call.excinfo.value, pytest.skip.Exception):
            os._exit(1)


def tried(names: list[str], found: Path) -> None:
    """Collect the tests and run the mutants of these names: the work of one process."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    os.chdir(MUTANTS)
    sys.path[:0] = [str(MUTANTS), str(MUTANTS / "tests")]
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    options = [*config["pytest_add_cli_args"], *config["pytest_add_cli_args_test_selection"]]
    pytest.main(["-q", "--rootdir=.", *options], plugins=[Forks(names, found)])


def changes(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield function, line and mutated line of each mutant."""
    for path in sorted({f"{name.split('.')[1]}.py" for name in names}):
        text = (MUTANTS / "csto_timeline" / path).read_text(encoding="utf-8")
        lines = text.splitlines()
        bodies = {
            node.name: [line.strip().replace(node.name, "") for line in lines[node.lineno - 1 : node.end_lineno]]
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef)
        }
        for name in names:
            function = name.rpartition(".")[2]
            if name.split(".")[1] == path[:-3]:
                ours, theirs = map(Counter, (bodies[f"{function.rpartition('_')[0]}_orig"], bodies[function]))
                plain = re.sub(r"\.x(?:_|ǁ(\w+)ǁ)", r".\1.", function_of(name)).replace("..", ".")
                yield plain, " ".join((ours - theirs).elements()), " ".join((theirs - ours).elements())


def main() -> int:
    """Run the mutants and print how many are killed; return 1 if too few are, or if one survives unexplained."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="a module of the package; all by default")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    options = parser.parse_args()
    made()
    names, ends = mutants(options.modules), {}
    parts = [(names[place :: options.jobs], MUTANTS / f"ends-{place}.txt") for place in range(options.jobs)]
    children = []
    for part, found in parts:
        if not (child := os.fork()):
            tried(part, found)
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    for _, found in parts:
        ends.update(line.split() for line in found.read_text(encoding="utf-8").splitlines())
    if len(ends) < len(names):
        sys.exit(f"{len(names) - len(ends)} mutants were not run; do the tests pass in {MUTANTS}?")
    survivors = [name for name in names if ends[name] in ("0", "33")]
    for module in dict.fromkeys(name.split(".")[1] for name in names):
        own = [name for name in names if name.split(".")[1] == module]
        print(f"{module}: {len(own)} mutants, {sum(name in survivors for name in own)} survive")
    explained = EXPLAINED.read_text(encoding="utf-8")
    told = [f"{function}\n- {ours}\n+ {theirs}\n" for function, ours, theirs in changes(survivors)]
    open_ones = [each for each in told if each not in explained]
    print("", *open_ones, sep="\n")
    share = 1 - len(survivors) / len(names)
    print(f"{len(names)} mutants, {len(survivors)} survive, {share:.1%} killed; {len(open_ones)} survive unexplained")
    return int(bool(open_ones) or (share < WANTED and not options.modules))


if __name__ == "__main__":
    sys.exit(main())
