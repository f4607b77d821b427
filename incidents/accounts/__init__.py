"""Accounts: each party's account by itself, accounts held against each other, and rival answers.

Nothing here says who is right: it says what cannot all be, what would have to go, and what all
agree on.
"""

from __future__ import annotations

from incidents.accounts.answer import Cell, Column, Stands
from incidents.accounts.meeting import Meeting
from incidents.accounts.rivals import Rivals, Row, rivals
from incidents.accounts.speakers import Agreed
from incidents.accounts.story import Story
from incidents.accounts.told import Told, accounts, lines

__all__ = [
    "Agreed",
    "Cell",
    "Column",
    "Meeting",
    "Rivals",
    "Row",
    "Stands",
    "Story",
    "Told",
    "accounts",
    "lines",
    "rivals",
]
