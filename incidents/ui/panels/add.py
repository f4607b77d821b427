"""The panel that makes a claim, or changes one: its place from words, then who said what, where."""

from __future__ import annotations

import streamlit as st

from incidents.draft import DraftError, apply
from incidents.model import Claim, Stance
from incidents.problems import DossierError, Problem
from incidents.store import Changed, StoreError
from incidents.text import visible
from incidents.ui import drafting, placing, state, timing, words, working
from incidents.ui.drafting import key
from incidents.ui.opened import Opened
from incidents.ui.panels import where
from incidents.ui.placing import Placing

_QUOTES = {
    "verbatim": "the claimant's own words",
    "translation": "a translation of them",
    "paraphrase": "a paraphrase",
}
_REFUSED = "draft-refused"
_CALLED = {
    "title": "Title",
    "quote": "Quote",
    "incident": "Of which incident",
    "claimant": "Who says it",
    "account": "Part of the account",
    "speaker": "Who speaks",
    "source": "Source",
    "source.title": "Title of the document",
    "source.publisher": "Publisher",
    "source.published": "Published",
    "source.url": "Address",
    "location": "Where",
    "time.verbatim": "When",
    "time.earliest": "Not before",
    "time.latest": "Not after",
    "time.zones": "Time zones",
    "actor_blamed": "Who is blamed",
    "file": "The file",
}


def placed(opened: Opened) -> Placing:
    """The place of the claim that is being made, as it stands."""
    base = drafting.edited(opened.dossier)
    return placing.current(opened, base.location if base else None)


def show(opened: Opened) -> None:
    now = placed(opened)
    base = drafting.edited(opened.dossier)
    title = f"Change “{base.title}”" if base else "Add a claim"
    words.put(f"<h3>{words.tag('span', visible(title))}</h3>")
    where.show(opened, now, base)
    _who(opened)
    _source(opened)
    _when(opened, base)
    _what(opened)
    _refusal()
    save, cancel = st.columns(2)
    save.button(
        "Save the claim" if base is None else "Save the change",
        type="primary",
        width="stretch",
        disabled=working.has_changed(),
        on_click=_save,
        args=(opened,),
    )
    cancel.button("Clear", width="stretch", on_click=drafting.clear)


def _refusal() -> None:
    """Every problem of what was not saved, by field."""
    problems: tuple[Problem, ...] = st.session_state.get(_REFUSED, ())
    if problems:
        count = f"{len(problems)} thing{'s' if len(problems) > 1 else ''} to mend"
        rows = ((_called(each.path), each.got, each.expected) for each in problems)
        words.put(
            words.tag("p", f"Not saved: {count}.", "error"),
            words.table(("Field", "Got", "Expected"), rows),
        )


def _called(path: str) -> str:
    """A field as the form labels it."""
    last = path.rpartition(".")[2]
    return _CALLED.get(path) or (last.capitalize() if path.startswith("toll.") else path)


def _who(opened: Opened) -> None:
    dossier = opened.dossier
    st.text_area("Quote", key=key("quote"), height=90, help="The words the claim rests on.")
    st.text_input("Title", key=key("title"), placeholder="In a few words")
    actors = {actor.id: visible(actor.name) for actor in dossier.actors}
    incidents = {incident.id: visible(incident.title) for incident in dossier.incidents}
    _pick("Of which incident", "incident", incidents)
    _pick("Who says it", "claimant", actors)
    st.selectbox("How", [str(stance) for stance in Stance], key=key("stance"))
    own = st.session_state[key("incident")]
    accounts = {a.id: visible(a.title) for a in dossier.accounts if a.incident == own}
    _pick("Part of the account", "account", accounts, "None")
    st.text_input("Who speaks", key=key("speaker"), placeholder="as the source names them")
    with st.expander("An incident or somebody who is not in the lists"):
        st.text_input("New incident", key=key("incident.title"))
        st.text_input("New claimant", key=key("claimant.name"))
        st.text_input("What they are", key=key("claimant.kind"), placeholder="state, media, …")


def _pick(label: str, field: str, shown: dict[str, str], empty: str = "Choose one") -> None:
    if st.session_state[key(field)] not in shown:
        st.session_state[key(field)] = None
    st.selectbox(
        label,
        list(shown),
        key=key(field),
        index=None,
        format_func=shown.__getitem__,
        placeholder=empty,
    )


def _source(opened: Opened) -> None:
    sources = {
        source.id: visible(f"{source.publisher}: {source.title}")
        for source in opened.dossier.sources
    }
    _pick("Source", "source", sources)
    st.selectbox(
        "The quote is", list(_QUOTES), key=key("quote_kind"), format_func=_QUOTES.__getitem__
    )
    with st.expander("A source that is not in the list"):
        st.text_input("Publisher", key=key("source.publisher"))
        st.text_input("Title of the document", key=key("source.title"))
        st.text_input("Published", key=key("source.published"), placeholder="2015-12-07")
        st.text_input("Address", key=key("source.url"), placeholder="https://…")


def _when(opened: Opened, base: Claim | None) -> None:
    st.text_input("When, in the claim's own words", key=key("time.verbatim"))
    with st.container():  # Always there: what appears above a field takes away what is typed there.
        timing.show(opened)
    first, last = st.columns(2)
    first.text_input("Not before", key=key("time.earliest"), placeholder="2015-12-06 21:00")
    last.text_input("Not after", key=key("time.latest"), placeholder="2015-12-07")
    known = drafting.zones(opened.dossier, base)
    st.multiselect(
        "Time zones that the words may be meant in",
        list(known),
        key=key("time.zones"),
        format_func=lambda name: visible(f"{name}: {known[name].because}"),
        placeholder="None is assumed",
        help="Needed unless each time has its own offset, such as +02:00.",
    )


def _what(opened: Opened) -> None:
    with st.expander("Who is blamed, weapon, target, toll, note"):
        actors = {actor.id: visible(actor.name) for actor in opened.dossier.actors}
        _pick("Who is blamed", "actor_blamed", actors, "Nobody")
        st.text_input("Weapon", key=key("weapon.description"))
        st.text_input("Target", key=key("target"))
        for column, name in zip(st.columns(3), ("killed", "wounded", "civilians"), strict=True):
            column.text_input(
                name.capitalize(), key=key(f"toll.{name}"), placeholder="3, 3-13, at least 4"
            )
        st.text_input("Where in the source", key=key("where"))
        st.text_area("Note of whoever keeps the dossier", key=key("note"), height=70)


def _save(opened: Opened) -> None:
    """Save the claim, if it is valid and the file is what was read; else say every reason."""
    st.session_state[_REFUSED] = ()
    now = placed(opened)  # What was typed last may have come with the click.
    unread = (Problem("location", now.error, "words that can be read"),) if now.error else ()
    try:
        before = set(opened.dossier.claim)
        base = drafting.edited(opened.dossier)
        dossier = apply(drafting.draft(opened, now), opened.dossier)
        if unread:
            raise DraftError(unread)
        working.save(dossier)
    except DraftError as error:
        others = [problem for problem in error.problems if problem not in unread]
        st.session_state[_REFUSED] = (*unread, *others)
    except DossierError as error:
        st.session_state[_REFUSED] = error.problems
    except Changed as error:
        kept = error.kept.name if error.kept else "nowhere"
        expected = f"the version that you opened; yours is kept as {kept}"
        st.session_state[_REFUSED] = (Problem("file", error.got, expected),)
    except StoreError as error:
        st.session_state[_REFUSED] = (Problem("file", error.got, error.expected),)
    else:
        added = next((c.id for c in dossier.claims if c.id not in before), None)
        drafting.clear()
        state.saved(added or (base.id if base else None))
        working.tell(f"Saved in {working.name()}.")
