"""Draws sheets whose every free-text field holds one hostile text, each text in a process of its own with little memory.

usage: python -m tests.document.hostile_run FOLDER SECRET PIPE
Writes FOLDER/<text>-<sheet>.pdf and .txt (the composed text), and prints one JSON line for each text and sheet. An audit
hook notes every file that is opened, every socket and every process; ReportLab's markup parser is set to explode.
"""

import datetime as dt
import json
import os
import resource
import sys
import time
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, NoReturn

from reportlab.platypus import paraparser

from botox_aid.app.sheets import sheet_request
from botox_aid.document.pdf import UndrawableText, render
from botox_aid.document.sheet import compose
from botox_aid.domain.catalogue import Approval
from botox_aid.domain.consultation import (
    AnswerRecord,
    Clinic,
    Consultation,
    Lot,
    Needs,
    Override,
    Patient,
    PlannedZone,
    Professional,
    Talk,
    TeachBack,
    Visit,
)
from botox_aid.domain.plan import SheetRequest
from botox_aid.domain.vocabulary import Answer, Copy, Edition, Jurisdiction, Paper, SheetKind
from botox_aid.rules.candidacy import is_asked
from tests.document.hostile_text import Hostile, corpus
from tests.document.sheet_case import VISIT, library

MEMORY = 200 * 1024 * 1024
SHEETS = (
    (SheetKind.CONSENT, Edition.STANDARD, Copy.CLINIC),
    (SheetKind.AFTERCARE, Edition.LARGE_PRINT, Copy.PATIENT),
    (SheetKind.NOT_TODAY, Edition.STANDARD, Copy.CLINIC),
    (SheetKind.RECORD, Edition.STANDARD, Copy.CLINIC),
)
_WATCHED = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "ctypes.dlopen")


def marked(field: str, text: str) -> str:
    """Return the text between two words that name its field, so that it can be found on the paper."""
    return f"x{field}x {text} z{field}z"


def hostile_consultation(text: str, *, wrap: bool = True) -> Consultation:
    """Return a consultation that holds the text in every field that is typed freely."""

    def put(field: str) -> str:
        return marked(field, text) if wrap else text

    def person(role: str) -> Professional:
        return Professional(put(f"{role}name"), put(f"{role}profession"), put(f"{role}registration"))

    made = Consultation(
        jurisdiction=Jurisdiction.UK,
        language="en-GB",
        patient=Patient(put("name"), dt.date(1984, 5, 17), put("number")),
        visit=Visit(VISIT, dt.time(10, 30), person("clinician"), person("prescriber"), True, put("age")),
        hoped_result=put("hope"),
        product="bocouture",
        lot=Lot(put("lot"), dt.date(2027, 6, 30)),
        zones=(PlannedZone("glabella", 20), PlannedZone("crows_feet", 24)),
        talk=Talk(asked=put("asked"), matters=put("matters"), teach_back=(TeachBack(put("topic"), put("said")),)),
        needs=Needs(put("interpreter")),
        clinic=Clinic(put("clinic"), put("address"), put("phone"), put("hours"), put("outofhours")),
    )
    made = replace(made, talk=replace(made.talk, leaflet_given=True, leaflet_version=put("leaflet")))
    for question in library().catalogue(made.jurisdiction).questions.values():
        if is_asked(question, made):
            answer = Answer.YES if question.id in ("anticoag", "pregnancy", "toxin_recent") else Answer.NO
            note = put(f"note{question.id.replace('_', '')}") if answer is Answer.YES else ""
            made = made.with_answer(question.id, AnswerRecord(answer, note=note, product=note))
    return made.with_override("pregnancy", Override(put("reason"), put("by")))


def hostile_request(consultation: Consultation, text: str, sheet: tuple[SheetKind, Edition, Copy]) -> SheetRequest:
    """Return the request for a sheet of content that somebody of that name approved."""
    request = sheet_request(library(), consultation, *sheet, Paper.A4)
    release = request.catalogue.release
    approval = Approval(marked("approval", text), VISIT, release.version)
    return replace(request, catalogue=replace(request.catalogue, release=replace(release, approval=approval)))


class _Watch:
    """Notes what the process asks of the system while it draws."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event.startswith(_WATCHED):
            self.seen.append(f"{event} {arguments[0]}" if arguments else event)


def _explode(*_: object, **__: object) -> NoReturn:
    raise AssertionError("text reached ReportLab's markup parser")


def _draw(
    hostile: Hostile, kind: SheetKind, edition: Edition, copy: Copy, folder: Path, watch: _Watch
) -> dict[str, Any]:
    """Draw one sheet in this process and say how it went."""
    consultation = hostile_consultation(hostile.text)
    result: dict[str, Any] = {"text": hostile.name, "sheet": kind, "outcome": "drawn"}
    path = folder / f"{hostile.name}-{kind}"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    watch.on = True
    try:
        document = compose(hostile_request(consultation, hostile.text, (kind, edition, copy)), library().texts("en-GB"))
        data = render(document)
    except UndrawableText as refusal:
        result["outcome"] = f"refused: {refusal}"
    else:
        watch.on = False
        path.with_suffix(".pdf").write_bytes(data)
        path.with_suffix(".txt").write_text("\n".join(document.leaves()), encoding="utf-8")
    finally:
        watch.on = False
    result["seconds"] = time.process_time() - started
    result["megabytes"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    result["asked"] = watch.seen
    return result


def _report(result: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()


def _in_child(hostile: Hostile, folder: Path, watch: _Watch) -> None:
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        if status:
            _report({"text": hostile.name, "sheet": "all", "outcome": f"died: {status}"})
        return
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
    for sheet in SHEETS:
        try:
            _report(_draw(hostile, *sheet, folder, watch))
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent process reports it
            outcome = f"failed: {type(error).__name__}: {str(error)[:200]}"
            _report({"text": hostile.name, "sheet": sheet[0], "outcome": outcome})
    os._exit(0)


def main(folder: Path, secret: str, pipe: str) -> None:
    """Draw every text on every sheet."""
    watch = _Watch()
    # What is read once is read now: typefaces, the face, the sentences.
    for words, (kind, edition, copy) in product(("Ελένη Олена", "محمد", "נועה", "Արամ", "ნინო"), SHEETS):
        names = hostile_consultation(words, wrap=False)
        render(compose(sheet_request(library(), names, kind, edition, copy, Paper.A4), library().texts("en-GB")))
    for name in ("parse", "feed", "__init__"):
        setattr(paraparser.ParaParser, name, _explode)
    for hostile in corpus(secret, pipe):
        _in_child(hostile, folder, watch)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
