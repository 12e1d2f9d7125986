"""JSON Schemas of what the commands put out for programs; the closed lists in them are the code's own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mzledger.programs import all_programs
from mzledger.reconcile.verdicts import AGREED, DIFFERENT, DOUBTFUL
from mzledger.rules import catalogue
from mzledger.values.fact import Aspect
from mzledger.values.problem import Severity
from tools.site.page import Link, Page, Text, grid

Schema = dict[str, Any]
ABOVE = Link("JSON 格式", "schemas.html")


def text(said: str = "", **how: Any) -> Schema:
    """A text."""
    return {"type": "string", **how, **({"description": said} if said else {})}


def count(said: str = "", **how: Any) -> Schema:
    """A whole number that is not below zero."""
    return {"type": "integer", "minimum": 0, **how, **({"description": said} if said else {})}


def one_of(said: str, values: Iterable[str]) -> Schema:
    """A word of a closed list."""
    return text(said, enum=[str(value) for value in values])


def many(items: Schema, said: str = "") -> Schema:
    """A list."""
    return {"type": "array", "items": items, **({"description": said} if said else {})}


def by_name(values: Schema, said: str) -> Schema:
    """An object whose members' names are the ledgers' own words."""
    return {"type": "object", "additionalProperties": values, "description": said}


def parts(members: Schema, said: str = "", *, may_lack: tuple[str, ...] = ()) -> Schema:
    """An object with these members and no others."""
    required = [name for name in members if name not in may_lack]
    shape = {"type": "object", "properties": members, "required": required, "additionalProperties": False}
    return shape | ({"description": said} if said else {})


DAY = r"^\d{4}-\d{2}-\d{2}$"
FORMAT = {"const": 1, "description": "格式的版本"}
PLACE = {"file": text("文件"), "sheet": text("工作表"), "row": count("行号", minimum=1)}
RANGE = {"type": "array", "items": count(minimum=1), "minItems": 2, "maxItems": 2}
PROBLEM = parts(
    {
        "code": one_of("问题编号", catalogue()),
        "severity": one_of("级别", Severity),
        "file": text("文件"),
        "sheet": text("工作表；没有时为空"),
        "cell": text("单元格；没有时为空"),
        "what": text("是什么问题"),
        "basis": text("依据"),
        "mend": text("改法"),
    }
)
SHEET = parts(
    {
        "sheet": text("工作表"),
        "program": one_of("业务", [program.slug for program in all_programs()]),
        "table": text("认作哪张表"),
        "rows": count("读取的行"),
        "records": count("有效的行"),
        "rejected": count("有错误、没有计入的行"),
        "non_data": by_name(count(), "标题、合计、签字等行：种类和行数"),
        "unread_columns": many(text(), "没有使用的列"),
        "problems": count("这张表的问题"),
    }
)
FIGURE: Schema = {
    "id": text("数字的编号：指标、乡镇、类别、增减、时间"),
    "key": text("指标的英文名", pattern=r"^[a-z_]+(\.[a-z_0-9]+)+$"),
    "name": text("指标的中文名，模板里这样写"),
    "area": text("乡镇；全县的为“全县”"),
    "category": text("类别；不分的为“合计”"),
    "aspect": one_of("本数、增减、目标等", Aspect),
    "from": text("从哪一天", pattern=DAY),
    "to": text("到哪一天", pattern=DAY),
    "value": {
        "type": ["string", "null"],
        "pattern": r"^-?\d+(\.\d+)?$",
        "description": "数值；缺台账时为 null，不是 0",
    },
    "unit": text("单位"),
    "meaning": text("口径"),
    "parts": many(text(), "由哪些指标得出"),
    "missing": many(text(), "缺什么"),
    "assumed": many(text(), "假设"),
    "left_out": count("有错误、可能属于它而没有计入的行"),
}
ORIGIN = parts(
    {"file": text("文件"), "sheet": text("工作表"), "sha256": text("校验码"), "rows": many(RANGE, "起止行号")}
)
FACT = parts({**FIGURE, "origins": many(ORIGIN, "出处")})
SIDE = parts({name: count() for name in ("rows", "matched", "doubtful", "only_here", "duplicates")})
COLUMNS = by_name(text(), "认作哪一列 → 列名")
ALONE = parts({**PLACE, "reason": text("为什么")})
PAIR = {
    "ours": parts(PLACE, "本方"),
    "theirs": parts(PLACE, "名单"),
    "verdict": one_of("结果", (AGREED, DIFFERENT, DOUBTFUL)),
    "rule": text("按什么对上"),
    "score": {"type": "number", "description": "把握"},
    "reason": text("理由"),
}
PRINTED = parts({"text": text("印出来的字"), "form": text("写法"), "bookmark": text("Word 书签；没有时为空")})
SOURCE = parts({"file": text("文件"), "sheet": text("工作表"), "sha256": text("校验码")})
ROWS = {"type": "array", "prefixItems": [count("第几张表"), text("行号，如 5-8,11")], "minItems": 2, "maxItems": 2}
REPAIRED = parts({"ours": count(), "theirs": count()}, "写法由程序统一的证号")
COUNTS = parts({AGREED: count(), DIFFERENT: count(), DOUBTFUL: count(), "ours": SIDE, "theirs": SIDE}, "各有多少")
READ = parts({"file": text("文件"), "digest": text("校验码"), "sheets": many(SHEET), "ignored": many(
    parts({"sheet": text("工作表"), "why": text("为什么没有读取")}))})  # fmt: skip
COLUMN = parts(
    {
        "column": text("哪一列，如 D"),
        "heading": text("列名"),
        "ours": many(text(), "认作本程序的哪些列；没有认出的为空"),
        "by": text("凭什么认的；没有认出的为空"),
        "unit": text("单位"),
        "samples": many(text(), "内容举例，证号、账号遮住"),
        "state": one_of("用没有用", ("已用", "未用", "不用", "空列", "要问")),
        "nearest": text("最接近的列"),
    }
)
LACKING: Schema = {
    "type": "array",
    "prefixItems": [text("缺的列"), text("假设；没有时为空"), many(text(), "影响的指标")],
    "minItems": 3,
    "maxItems": 3,
}
VIEW = parts(
    {
        "sheet": text("工作表"),
        "label": text("认作哪张表；认不出的为空"),
        "layout": text("表头的编号，列对照里用"),
        "rows": count("读取的行"),
        "shape": many(text(), "样式"),
        "columns": many(COLUMN, "每一列"),
        "lacking": many(LACKING, "缺哪些列"),
    }
)
UNREAD = {"type": "array", "items": text(), "minItems": 2, "maxItems": 2}
SEEN = parts({"name": text("文件"), "tables": many(VIEW, "每张表"), "ignored": many(UNREAD, "没有读取的表和原因")})
SCHEMAS: dict[str, tuple[str, Schema]] = {
    "validate": (
        "mz validate --json",
        parts(
            {
                "format": FORMAT,
                "passed": {"type": "boolean", "description": "没有错误"},
                "counts": parts({"files": count("文件"), "errors": count("错误"), "problems": count("全部问题")}),
                "ledgers": many(READ, "每个文件读了什么"),
                "problems": many(PROBLEM),
            }
        ),
    ),
    "facts": (
        "mz facts --json",
        parts(
            {
                "format": FORMAT,
                "year": count("年份"),
                "as_of": text("统计截止日", pattern=DAY),
                "errors": count("台账的错误"),
                "facts": many(FACT, "全部指标"),
            }
        ),
    ),
    "columns": ("mz columns --json", parts({"format": FORMAT, "files": many(SEEN, "每个文件认作什么")})),
    "trace": ("mz trace --json", parts({"format": FORMAT, "fact": FACT, "facts": many(FACT, "同名的全部数字")})),
    "reconcile": (
        "mz reconcile --json",
        parts(
            {
                "format": FORMAT,
                "kind": text("名单的种类"),
                "columns": parts({"ours": COLUMNS, "theirs": COLUMNS}),
                "weakened": many(text(), "比对不全的地方"),
                "repaired": REPAIRED,
                "counts": COUNTS,
                "problems": many(PROBLEM, "上次的排查台账里没有采用的（有 --verdicts 时）"),
                "pairs": many(parts(PAIR), "对上的"),
                "only_ours": many(ALONE, "仅本方有的"),
                "only_theirs": many(ALONE, "仅名单有的"),
                "duplicates": many(
                    parts({"side": text("哪一方"), **PLACE, "same_as": parts(PLACE), "reason": text("理由")}), "重复的"
                ),
            },
            may_lack=("problems",),
        ),
    ),
    "document": (
        "mz report 写出的 .facts.json",
        parts(
            {
                "format": {"const": 2, "description": "格式的版本"},
                "year": count("年份"),
                "as_of": text("统计截止日", pattern=DAY),
                "sheets": many(SOURCE, "用到的工作表"),
                "rows": many(many(ROWS), "用到的行，每组一次"),
                "figures": many(
                    parts(
                        {
                            **FIGURE,
                            "rows": {"type": ["integer", "null"], "description": "第几组行"},
                            "printed": many(PRINTED),
                        }
                    ),
                    "每个数字一条",
                ),
            }
        ),
    ),
}


def schema_texts() -> dict[str, str]:
    """Each schema as a file of the site: path → JSON."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    made = {name: {"$schema": dialect, "title": title, **schema} for name, (title, schema) in SCHEMAS.items()}
    return {f"schema/{name}.json": json.dumps(each, ensure_ascii=False, indent=1) + "\n" for name, each in made.items()}


def pages() -> Iterator[Page]:
    """The list of schemas, then a page of each with its members."""
    rows = (
        (Link(title, f"schema/{name}.html"), Link(f"{name}.json", f"schema/{name}.json"))
        for name, (title, _) in SCHEMAS.items()
    )
    yield Page(ABOVE.to, "JSON 格式", (Text("证号、账号在这些输出里都不出现完整的。"), grid("输出 JSON_Schema", rows)))
    for name, (title, schema) in SCHEMAS.items():
        yield Page(f"schema/{name}.html", title, (grid("成员 类型 意思", members(schema)),), ABOVE)


def members(schema: Schema, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every member of an object and of what it holds: its path, type and meaning."""
    for name, each in schema.get("properties", {}).items():
        inner, here = each, f"{path}{name}"
        while inner.get("type") == "array" and "items" in inner:
            inner, here = inner["items"], f"{here}[]"
        yield here, _kind(inner), each.get("description", inner.get("description", ""))
        yield from members(inner, f"{here}.")


def _kind(schema: Schema) -> str:
    """`string`, `string 或 null`, or the words of a closed list."""
    if "const" in schema:
        return str(schema["const"])
    listed: list[str] = schema.get("enum", [])
    if 0 < len(listed) <= 12:
        return "、".join(listed)
    kinds = schema["type"]
    return kinds if isinstance(kinds, str) else " 或 ".join(kinds)
