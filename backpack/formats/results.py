"""Results of an assessment, their descriptions, and the rubrics that they are judged by.

Source: Open Badges 3.0, B.2 (Result, ResultDescription, RubricCriterionLevel).
"""

from collections.abc import Iterator

from backpack.domain.credential import Alignment, Result, ResultDescription, RubricLevel
from backpack.formats.fields import Members, address, many, members, plain, text


def parse_alignments(value: object) -> tuple[Alignment, ...]:
    """What an achievement or a result is aligned to."""
    return tuple(_alignment(item) for item in _objects(value))


def parse_results(value: object) -> tuple[Result, ...]:
    """What came out for this learner, without results that say nothing."""
    found = (_result(item) for item in _objects(value))
    return tuple(result for result in found if result != Result())


def parse_result_descriptions(value: object) -> tuple[ResultDescription, ...]:
    """What may come out."""
    return tuple(_description(item) for item in _objects(value))


def _objects(value: object) -> Iterator[Members]:
    return (item for item in map(members, many(value)) if item)


def _alignment(value: Members) -> Alignment:
    return Alignment(
        name=text(value.get("targetName")),
        url=address(value.get("targetUrl")),
        framework=text(value.get("targetFramework")),
        code=text(value.get("targetCode")),
        type=text(value.get("targetType")),
        description=text(value.get("targetDescription")),
    )


def _result(value: Members) -> Result:
    return Result(
        value=plain(value.get("value")),
        status=plain(value.get("status")),
        description=plain(value.get("resultDescription")) or None,
        level=plain(value.get("achievedLevel")) or None,
        alignments=parse_alignments(value.get("alignment")),
    )


def _description(value: Members) -> ResultDescription:
    return ResultDescription(
        id=address(value),
        name=text(value.get("name")),
        type=plain(value.get("resultType")),
        required_value=plain(value.get("requiredValue")),
        required_level=plain(value.get("requiredLevel")) or None,
        allowed_values=tuple(filter(None, map(plain, many(value.get("allowedValue"))))),
        minimum=plain(value.get("valueMin")),
        maximum=plain(value.get("valueMax")),
        levels=tuple(_level(item) for item in _objects(value.get("rubricCriterionLevel"))),
        alignments=parse_alignments(value.get("alignment")),
    )


def _level(value: Members) -> RubricLevel:
    return RubricLevel(
        id=address(value),
        name=text(value.get("name")),
        level=plain(value.get("level")),
        points=plain(value.get("points")),
        description=text(value.get("description")),
    )
