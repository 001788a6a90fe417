"""Who a timeline speaks of: the parties declared for it, the states that its ledger names, and the rest of the world.

A timeline's own codes and names are tried first, then those of ISO 3166-1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from .. import states
from ..errors import Fault, LedgerError, QueryTypeError, UnknownStateError, shown
from ..states import LONGEST, State, StateLike, find, fold, folded, unknown


class Parties:
    """The declared parties of a timeline, and the look-up of names in its rows and in questions."""

    __slots__ = ("_folded", "declared")

    def __init__(self, declared: Iterable[StateLike]) -> None:
        """Take `State` values, or plain text that is code and name in one; a single one of these is itself.

        Raises:
            LedgerError: a code or name stands for two of them, or is no text.
            QueryTypeError: nothing that can be gone through.
        """
        if isinstance(declared, (str, State)):
            declared = (declared,)
        if not isinstance(declared, Iterable):
            raise QueryTypeError(f"states cannot be {shown(declared)}; give State values, or codes as text")
        self.declared = tuple(_declared(party) for party in declared)
        self._folded: dict[str, State] = {}
        faults = []
        for party in self.declared:
            for key in dict.fromkeys(fold(spelling) or spelling for spelling in party.spellings):
                other = self._folded.setdefault(key, party)
                if other is not party:
                    faults.append(
                        Fault(
                            None,
                            party.alpha_3,
                            f"{shown(key)} stands for two declared parties, {str(other)[:80]} and {str(party)[:80]}",
                            "give each party codes and names of its own",
                        )
                    )
        if faults:
            raise LedgerError(faults)

    def code_of(self, text: str) -> str:
        """Return the code under which a row's state enters the ledger.

        A declared party's code or name gives its code; a known country name or alpha-3 code gives alpha-3, unless a
        declared party is called that; other text, and any text of one or two letters, is a party's own code.
        """
        if self._folded and (own := self._folded.get(fold(text) or text)):
            return own.alpha_3
        known = find(text)
        if known is None or len(fold(text)) <= 2:
            return text
        own = self._folded.get(fold(known.alpha_3))
        return own.alpha_3 if own else known.alpha_3

    def ask(self, state: StateLike, codes: Collection[str]) -> str:
        """Return the code that a question's state has in a timeline with those codes.

        A state of the world that is no party here keeps its alpha-3 code: it never was a member.

        Raises:
            UnknownStateError: nothing is called that, here or in ISO 3166-1, or it cannot be told which party is meant.
            StateTypeError: neither text nor a `State`.
        """
        if isinstance(state, State):
            if state.alpha_3 in codes or state in self.declared or state in states.all_states():
                return state.alpha_3
            raise unknown(state.alpha_3, self._known(codes))
        if isinstance(state, str) and state in codes:
            return state
        if isinstance(state, str) and len(state) <= LONGEST:
            key = fold(state) or state
            if own := self._folded.get(key):
                return own.alpha_3
            alike = [code for code in codes if (fold(code) or code) == key]
            if len(alike) > 1:
                raise UnknownStateError(f"{shown(state)} can mean {' or '.join(map(repr, alike))}; write it so", alike)
            if alike:
                return alike[0]
        known = find(state)
        if known is None:
            raise unknown(state, self._known(codes))
        if known.alpha_3 not in codes and known.alpha_2 in codes:
            raise UnknownStateError(
                f"{shown(state)} is {known.alpha_3}, which is no party here, while {known.alpha_2!r} is; ask for "
                f"{known.alpha_2!r}, or declare states=[states.lookup({known.alpha_2!r})] if that is the country",
                (str(known.alpha_2),),
            )
        return known.alpha_3

    def record(self, code: str) -> State:
        """Return the `State` behind a code: declared, of the world, or one that knows no more than its code."""
        own = next((party for party in self.declared if party.alpha_3 == code), None)
        known = None if own else find(code)
        return own or (known if known and known.alpha_3 == code else State(code, code))

    def _known(self, codes: Collection[str]) -> dict[str, State]:
        own = folded(tuple(State(code, code) for code in codes))
        return {**folded(states.all_states()), **own, **self._folded}


def _declared(party: StateLike) -> State:
    made = State(party, party) if isinstance(party, str) else party
    if isinstance(made, State) and all(isinstance(text, str) and text.strip() for text in made.spellings):
        return made
    raise LedgerError([Fault(None, None, f"{shown(party)} is no party", "declare State values, or codes as text")])
