"""The commands that read a consultation file with no window."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import __version__
from .app.assessment import assessment_json
from .app.checkup import content_problems, language_report, sample_names
from .app.files import read_consultation, write_beside
from .app.library import Library
from .app.settings import clinic_approval
from .app.sheets import sheet_bytes, sheet_request
from .domain.errors import ClinicalRefusal, ContentError, InputError, MachineError
from .domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from .resources import resource_folder
from .text.reading import ReadingUnavailableError

DONE, REFUSED, WRONG_INPUT, MACHINE = 0, 1, 2, 3


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done; 1 refused for a clinical reason; 2 the input is wrong; 3 the machine will not let it.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except ClinicalRefusal as refusal:
        _complain(*refusal.blocked_by)
        return REFUSED
    except InputError as error:
        _complain(f"{options.file}: {error}")
        return WRONG_INPUT
    except ContentError as error:
        _complain(*error.problems)
        return WRONG_INPUT
    except (MachineError, ReadingUnavailableError) as error:
        _complain(str(error))
        return MACHINE


def _complain(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line, as with any other wrong input."""

    def error(self, message: str) -> NoReturn:
        _complain(f"{self.prog}: {message}")
        raise SystemExit(WRONG_INPUT)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="botox-aid", description="The aid at the consult desk. Without a command the window opens.")
    parser.add_argument("--version", action="version", version=f"botox-aid {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    assess = commands.add_parser("assess", help="print the findings of a consultation file as JSON")
    assess.add_argument("file", metavar="FILE.json")
    assess.set_defaults(command=_assess)

    render = commands.add_parser("render", help="write one sheet of a consultation file as PDF")
    render.add_argument("file", metavar="FILE.json")
    render.add_argument("--sheet", required=True, choices=list(SheetKind), type=SheetKind)
    render.add_argument("--edition", default=Edition.STANDARD, choices=list(Edition), type=Edition)
    render.add_argument("--copy", default=Copy.PATIENT, choices=list(Copy), type=Copy)
    render.add_argument(
        "--paper", default=None, choices=list(Paper), type=Paper, help="default: the jurisdiction's own"
    )
    render.add_argument("-o", "--output", required=True, metavar="OUT.pdf")
    render.set_defaults(command=_render)

    check = commands.add_parser("check", help="check the installed program and its content")
    check.add_argument("--language", action="store_true", help="also report how hard each sheet is to read")
    check.set_defaults(command=_check, file="")

    sample = commands.add_parser("sample", help="write the sheets of the shipped sample consultations")
    sample.add_argument("--to", default="sample-sheets", metavar="FOLDER")
    sample.set_defaults(command=_sample, file="sample")
    return parser


def _library() -> Library:
    return Library(resource_folder(), clinic_approval())


def _read_file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise MachineError(name, error.strerror or type(error).__name__) from None


def _assess(options: argparse.Namespace) -> int:
    library = _library()
    consultation = read_consultation(library, _read_file(options.file))
    report = assessment_json(library, consultation)
    json.dump(report, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return DONE


def _render(options: argparse.Namespace) -> int:
    library = _library()
    consultation = read_consultation(library, _read_file(options.file))
    request = sheet_request(library, consultation, options.sheet, options.edition, options.copy, options.paper)
    write_beside(Path(options.output), sheet_bytes(request, library.texts(consultation.language)))
    return DONE


def _check(options: argparse.Namespace) -> int:
    library = _library()
    problems = content_problems(library)
    if problems:
        raise ContentError(problems)
    for jurisdiction in Jurisdiction:
        catalogue = library.catalogue(jurisdiction)
        counts = (
            f"{len(catalogue.zones)} zones, {len(catalogue.questions)} questions, {len(catalogue.products)} products"
        )
        approved = catalogue.release.approval
        state = f"approved by {approved.by} on {approved.on}" if approved else "awaits the clinic's approval"
        print(f"{jurisdiction}: content {catalogue.release.version}, {counts}; {state}")
    print(f"languages: {', '.join(library.languages)}")
    if options.language:
        for line in language_report(library):
            print(line)
    print("all is well")
    return DONE


def _sample(options: argparse.Namespace) -> int:
    library = _library()
    folder = Path(options.to)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(options.to, error.strerror or type(error).__name__) from None
    for name in sample_names(library):
        options.file = name
        consultation = read_consultation(library, (library.folder / "sample" / name).read_bytes())
        for kind in SheetKind:
            request = sheet_request(library, consultation, kind, Edition.STANDARD, Copy.PATIENT, None)
            target = folder / f"{Path(name).stem}-{kind}.pdf"
            try:
                write_beside(target, sheet_bytes(request, library.texts(consultation.language)))
            except ClinicalRefusal as refusal:
                print(f"{target.name} is not made: {', '.join(refusal.blocked_by)}")
            else:
                print(target)
    return DONE
