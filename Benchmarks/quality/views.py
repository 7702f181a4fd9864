"""What is measured: each set's documents, queries and judgements, and the figures to beat."""

from __future__ import annotations

from dataclasses import dataclass, replace

# The most that mixing languages in one index, and that translation, may cost (share of the figure).
MIXED_LOSS_LIMIT = 0.005
TRANSLATION_LOSS_LIMIT = 0.003


@dataclass(frozen=True)
class Goal:
    """A measure with what others reach at it, and what we want to."""

    measure: str
    xapian: float | None = None
    lucene: float | None = None
    experiment: float | None = None
    to_reach: float | None = None


@dataclass(frozen=True)
class View:
    """One way to ask one index: these queries, judged by these judgements."""

    name: str
    collection: str
    folder: str
    queries: str
    qrels: str
    goals: tuple[Goal, ...]
    translate: tuple[str, ...] = ("auto", "off")
    language: str | None = None
    alone: str | None = None
    """Of a view of the mixed index: the view of the same queries on their own index."""

    @property
    def main_measure(self) -> str:
        return self.goals[0].measure


# Indexes by name, each made of the documents of one or more sets.
COLLECTIONS: dict[str, tuple[str, ...]] = {
    "id-tydiqa-dev": ("id-tydiqa-dev",),
    "id-indosum": ("id-indosum",),
    "en-cranfield": ("en-cranfield",),
    "en-cisi": ("en-cisi",),
    "xlang-help": ("xlang-help",),
    "xlang-tico": ("xlang-tico",),
    "mixed": ("id-indosum", "en-cranfield", "en-cisi"),
}


def _single(folder: str, *goals: Goal, suffix: str = "") -> View:
    return View(
        name=folder + suffix.replace("_", "-"),
        collection=folder,
        folder=folder,
        queries=f"queries{suffix}.tsv",
        qrels=f"qrels{suffix}.txt",
        goals=goals,
    )


def _cross(folder: str, direction: str, *goals: Goal) -> View:
    return View(
        name=f"{folder}-{direction}",
        collection=folder,
        folder=folder,
        queries=f"queries_{direction}.tsv",
        qrels=f"qrels_{direction}.txt",
        goals=goals,
        translate=("auto",),
        language=direction[-2:],
    )


_ALONE = (
    _single("id-tydiqa-dev", Goal("MRR@10", 0.646, 0.689, 0.699, 0.715)),
    _single("id-indosum", Goal("MRR@10", 0.930, 0.937, None, 0.955)),
    _single("id-indosum", Goal("MRR@10"), suffix="_summary"),
    _single("en-cranfield", Goal("nDCG@10", 0.388, 0.438, None, 0.460)),
    _single("en-cisi", Goal("nDCG@10", 0.285, 0.371, None, 0.390)),
)

_CROSS = (
    _cross("xlang-help", "id2en", Goal("MRR@10", 0.215, 0.227, 0.464, 0.54)),
    _cross("xlang-help", "en2id", Goal("MRR@10", 0.258, 0.274, 0.413, 0.50)),
    _cross(
        "xlang-tico",
        "id2en",
        Goal("MRR@10", 0.495, 0.492, 0.898, 0.93),
        Goal("hit@10", 0.640, 0.621, 0.976, 0.985),
    ),
    _cross(
        "xlang-tico",
        "en2id",
        Goal("MRR@10", 0.446, 0.250, 0.911, 0.93),
        Goal("hit@10", 0.615, 0.418, 0.983, 0.985),
    ),
)

_MIXED = tuple(
    replace(
        view,
        name=f"mixed-{view.name}",
        collection="mixed",
        goals=tuple(Goal(goal.measure) for goal in view.goals),
        translate=("auto",),
        alone=view.name,
    )
    for view in _ALONE
    if view.name in COLLECTIONS["mixed"]
)

VIEWS: tuple[View, ...] = _ALONE + _MIXED + _CROSS


def mixed_id(folder: str, identifier: str) -> str:
    """An article's id in the mixed index, where two sets may use the same one."""
    return f"{folder}:{identifier}"


def select(names: list[str]) -> list[View]:
    """The views that belong to the sets or are called by the names; all without names.

    A view of the mixed index brings the one that it is compared with.

    Raises ValueError for a name that is neither.
    """
    if not names:
        return list(VIEWS)
    chosen: set[str] = set()
    for name in names:
        found = [view for view in VIEWS if name in (view.name, view.collection)]
        if not found:
            known = sorted(set(COLLECTIONS) | {view.name for view in VIEWS})
            raise ValueError(f"no set is called {name}; there are: {', '.join(known)}")
        for view in found:
            chosen.add(view.name)
            if view.alone:
                chosen.add(view.alone)
    return [view for view in VIEWS if view.name in chosen]
