"""Small .xlsx packages as no office program writes them: the parts are texts, so that any spelling can be tried."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>'
)
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
BOOK_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    "<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>"
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
HEADINGS = ("乡镇", "村", "姓名", "身份证号", "发放年月", "发放金额")
IDS = ("990121193001010017", "990121193001020012", "990121193001030018", "990121193001040013")
NAME = "高龄津贴发放"


def text(address: str, content: str) -> str:
    """An inline string."""
    return f'<c r="{address}" t="inlineStr"><is><t>{content}</t></is></c>'


def rows(cells: dict[str, str] | None = None, below: str = "") -> str:
    """Four payments below headings; `cells`: address → XML in place of that cell's own."""
    table = [HEADINGS] + [
        ("唐谷镇", "加吾村", name, number, "2020-05", "100")
        for name, number in zip(("张三", "李四", "王五", "赵六"), IDS, strict=True)
    ]
    found = ""
    for at, row in enumerate(table, 1):
        made = ((f"{letter}{at}", content) for letter, content in zip("ABCDEF", row, strict=True))
        plain = {
            address: f'<c r="{address}"><v>{content}</v></c>' if content == "100" else text(address, content)
            for address, content in made
        }
        found += f'<row r="{at}">{"".join((cells or {}).get(address, xml) for address, xml in plain.items())}</row>'
    return found + below


def sheet(body: str, dimension: str = "A1:F5", after: str = "") -> str:
    """A worksheet of some rows."""
    return f'<worksheet xmlns="{MAIN}"><dimension ref="{dimension}"/><sheetData>{body}</sheetData>{after}</worksheet>'


def prefixed(xml: str) -> str:
    """The same worksheet with a prefix before every element, as the Open XML SDK writes it."""
    return re.sub(r"<(/?)([a-zA-Z]+)", r"<\1x:\2", xml).replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')


def pack(path: Path, worksheet: str, texts: str = "", sheet_name: str = NAME) -> Path:
    """The workbook with one sheet; `texts` are the entries of its shared strings."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{sheet_name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": BOOK_RELATIONS,
        "xl/worksheets/sheet1.xml": worksheet,
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def open_document(rows: str) -> bytes:
    """An .ods with one table of some rows, which need not be sound XML."""
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f'<?xml version="1.0"?><office:document-content {_SPACES}><office:body><office:spreadsheet><table:table table:name="表">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in (("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)):
            archive.writestr(name, text)
    return made.getvalue()
