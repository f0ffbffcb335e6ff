"""Which scenes are given: those that the lecturer chose and that suit their data; the others with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lecture.own.document import Document
from lecture.own.kinds import Refused, shown, some_of
from lecture.own.lecture import LeftOut
from lecture.own.schema import family
from scenes.kit.outline import Outline, SceneEntry, Section
from scenes.kit.own import OwnData

ON_THE_SLIDES = "it is worked with the slides' own numbers"
ONE_FEATURE = "it needs two features, and the data have one"
NOT_CHOSEN = "lecture.scenes does not name it"
LOSSES = {"mse": "squared-error", "bce": "cross-entropy"}
"""By loss, the section that begins with it."""
OPENS_NOTHING = "it opens a section of which nothing else is given"
TELLS_OF_NOTHING = "it tells of sections of which none is given"


def own_beats(document: Document, outline: Outline) -> dict[str, tuple[str, ...]]:
    """The beats that are given of a scene, by its id. Raises BadInput."""
    known = {scene.id: scene.beats for scene in outline.scenes()}
    chosen: dict[str, tuple[str, ...]] = {}
    for key, value in family(document, "beats").items():
        if key not in known:
            found, allowed = f"is of no scene: {shown(key)}", "`lecture list` shows them all"
            raise document.refuse(f"beats.{key}", found, allowed)
        try:
            chosen[key] = some_of(known[key], least=1)(value)
        except Refused as error:
            raise document.refuse(f"beats.{key}", error.found, error.allowed) from error
        in_order = tuple(beat for beat in known[key] if beat in chosen[key])
        if chosen[key] != in_order:
            found = "has the beats in another order, but each builds on those before it"
            raise document.refuse(f"beats.{key}", found, f"allowed is {', '.join(in_order)}")
    return chosen


def own_order(
    document: Document, outline: Outline, scenes: tuple[str, ...], loss_first: str, data: OwnData | None
) -> Outline:
    """The outline with the section of the loss that the lecturer shows first before the other's. Raises BadInput."""
    first, other = LOSSES[loss_first], next(section for loss, section in LOSSES.items() if loss != loss_first)
    places = {section.id: k for k, section in enumerate(outline.sections)}
    if places[first] < places[other]:
        return outline
    if scenes:
        allowed = "allowed is one of the two; set it to its default"
        raise document.refuse("learning.loss_first", "is of no use, as lecture.scenes gives the order", allowed)
    if data is None:
        allowed = "allowed is the slides' order, or data of your own (data.file)"
        raise document.refuse(
            "learning.loss_first", "does not suit the slides' lecture, which tells its order", allowed
        )
    sections = list(outline.sections)
    sections.insert(places[other], sections.pop(places[first]))
    return Outline(tuple(sections))


def chosen_outline(
    outline: Outline, scenes: tuple[str, ...], beats: Mapping[str, tuple[str, ...]], data: OwnData | None
) -> tuple[Outline, tuple[LeftOut, ...]]:
    """The outline of the lecturer's own lecture, and what is left out of it."""
    reasons = {scene.id: reason for scene in outline.scenes() if (reason := _reason(scene, scenes, data))}
    for section in outline.sections:
        if all(scene.id in reasons for scene in section.taught):
            reasons |= {card.id: OPENS_NOTHING for card in section.scenes if card.id not in reasons}
    known = {scene.id: scene for scene in outline.scenes()}
    order = [known[name] for name in scenes or tuple(known) if name not in reasons]
    reasons |= {scene.id: reason for scene in order if (reason := _out_of_place(scene, order))}
    places = {section: k for k, section in enumerate(dict.fromkeys(scene.section for scene in _taught(order)))}
    sections: list[Section] = []
    for scene in order:
        if scene.id in reasons:
            continue
        entry = replace(scene, beats=_beats(scene, beats, data, places))
        if sections and sections[-1].id == entry.section:
            sections[-1] = Section(entry.section, (*sections[-1].scenes, entry))
        else:
            sections.append(Section(entry.section, (entry,)))
    return Outline(tuple(sections)), tuple(LeftOut(name, reasons[name]) for name in known if name in reasons)


def _taught(scenes: Sequence[SceneEntry]) -> list[SceneEntry]:
    """Those that do not only show which sections there are."""
    return [scene for scene in scenes if not scene.shows_sections]


def _out_of_place(scene: SceneEntry, order: Sequence[SceneEntry]) -> str:
    """Why a scene that speaks of other sections would not tell the truth where it stands, or ""."""
    here = order.index(scene)
    past, coming = ({other.section for other in _taught(part)} for part in (order[:here], order[here:]))
    if scene.after and scene.after not in past:
        return f"it looks back at {scene.after}, which is not given before it"
    if scene.before and scene.before not in coming:
        return f"it leads to {scene.before}, which is not given after it"
    if scene.tells and not any(section in past | coming for _, section in scene.tells):
        return TELLS_OF_NOTHING
    return ""


def check_beats(document: Document, outline: Outline) -> None:
    """Raises BadInput if of a scene only beats were chosen that are not given."""
    for scene in outline.scenes():
        if not scene.beats:
            found = "has only beats of the slides' data, or of sections that are not given"
            raise document.refuse(f"beats.{scene.id}", found, "allowed is at least one other of its beats")


def _beats(
    scene: SceneEntry, beats: Mapping[str, tuple[str, ...]], data: OwnData | None, places: Mapping[str, int]
) -> tuple[str, ...]:
    """Those that the lecturer chose, or all; without what is about the slides alone, and without those that tell of a
    section that is not given. The others tell of the sections in their order. `places`: the given sections'."""
    of_slides, tells = scene.slides_beats if data is not None else (), dict(scene.tells)
    kept = [
        beat
        for beat in beats.get(scene.id, scene.beats)
        if beat not in of_slides and (beat not in tells or tells[beat] in places)
    ]
    telling = iter(sorted((beat for beat in kept if beat in tells), key=lambda beat: places[tells[beat]]))
    return tuple(next(telling) if beat in tells else beat for beat in kept)


def _reason(scene: SceneEntry, scenes: tuple[str, ...], data: OwnData | None) -> str:
    if scenes and scene.id not in scenes:
        return NOT_CHOSEN
    if data is not None and scene.shows == "slides":
        return ON_THE_SLIDES
    if data is not None and scene.shows == "plane" and len(data.columns) < 2:
        return ONE_FEATURE
    return ""
