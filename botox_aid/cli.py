"""The commands that read a consultation file with no window."""

import argparse
import contextlib
import io
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn

from . import __version__
from .app.assessment import assessment_json
from .app.checkup import content_problems, sample_names, sheet_problems
from .app.files import read_consultation, write_beside
from .app.language_gate import language_report
from .app.library import Library
from .app.logo import kept_logo
from .app.looks import settings_folder
from .app.settings import clinic_approval
from .app.sheets import refused_by, sheet_bytes, sheet_request
from .app.window_files import window_problems
from .cli_records import NotWhole, add_commands, status_of, words_of
from .domain.errors import ClinicalRefusal, ContentError, InputError, MachineError
from .domain.record_fault import StoreFault
from .domain.vocabulary import Copy, Edition, Jurisdiction, Paper, SheetKind
from .exchange.strict_json import SIZE_LIMIT
from .process_memory import forbid_core_files, forbid_reading
from .resources import resource_folder
from .text import DamagedText, MissingText
from .text.reading import ReadingUnavailableError

DONE, REFUSED, WRONG_INPUT, MACHINE = 0, 1, 2, 3


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 done; 1 refused for a clinical reason, or what was checked is not whole; 2 the input is wrong; 3 the machine will not let it.
    """
    options = _parser().parse_args(arguments)
    forbid_core_files()
    forbid_reading()
    try:
        _speak_utf_8()
        options.command(options)
        sys.stdout.flush()
    except ClinicalRefusal as refusal:
        _complain(*refusal.blocked_by)
        return REFUSED
    except InputError as error:
        _complain(f"{options.file}: {error}")
        return WRONG_INPUT
    except ContentError as error:
        _complain(*error.problems)
        return WRONG_INPUT
    except (DamagedText, MissingText) as error:
        _complain(str(error))
        return WRONG_INPUT
    except NotWhole as found:
        _complain(*found.findings)
        return REFUSED
    except StoreFault as fault:
        _complain(words_of(fault, _library()))
        return status_of(fault)
    except (MachineError, ReadingUnavailableError) as error:
        _complain(str(error))
        return MACHINE
    except OSError as error:
        _complain(f"{error.filename or 'standard output'}: {error.strerror or type(error).__name__}")
        _drop_output()
        return MACHINE
    return DONE


def _speak_utf_8() -> None:
    """Print the same bytes whatever the terminal or the system is set to."""
    if sys.stdout is None:
        # Whoever started us closed it. What is printed then is lost, and that is told; a sheet needs no output.
        sys.stdout = io.TextIOWrapper(io.FileIO(os.devnull))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def _drop_output() -> None:
    """Throw away what nobody takes: Python would complain about it once more on leaving."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(*lines: str) -> None:
    if sys.stderr is None:
        return
    for line in lines:
        print(line, file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line, as with any other wrong input; half an option is wrong too."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

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
    render.add_argument("--sheet", required=True, choices=_words(SheetKind))
    render.add_argument("--edition", default=Edition.STANDARD.value, choices=_words(Edition))
    render.add_argument("--copy", default=Copy.PATIENT.value, choices=_words(Copy))
    render.add_argument("--paper", default=None, choices=_words(Paper), help="default: the jurisdiction's own")
    render.add_argument("-o", "--output", required=True, metavar="OUT.pdf")
    render.set_defaults(command=_render)

    check = commands.add_parser("check", help="check the installed program and its content")
    check.add_argument("--language", action="store_true", help="also report how hard each sheet is to read")
    check.set_defaults(command=_check, file="")

    sample = commands.add_parser("sample", help="write the sheets of the shipped sample consultations")
    sample.add_argument("--to", default="sample-sheets", metavar="FOLDER")
    sample.set_defaults(command=_sample, file="sample")

    add_commands(commands)
    return parser


def _words(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


def _library() -> Library:
    return Library(resource_folder(), clinic_approval())


def _read_file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as stream:
            # One byte beyond what a consultation may have: the reader then says that it is too large.
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise MachineError(name, error.strerror or type(error).__name__) from None


def _assess(options: argparse.Namespace) -> None:
    library = _library()
    consultation = read_consultation(library, _read_file(options.file))
    report = assessment_json(library, consultation)
    print(json.dumps(report, ensure_ascii=False, indent=2))


def _render(options: argparse.Namespace) -> None:
    _keep_apart(Path(options.file), Path(options.output))
    library = _library()
    consultation = read_consultation(library, _read_file(options.file))
    kind, edition, copy = SheetKind(options.sheet), Edition(options.edition), Copy(options.copy)
    paper = Paper(options.paper) if options.paper else None
    request = sheet_request(library, consultation, kind, edition, copy, paper, logo=kept_logo(settings_folder()))
    write_beside(Path(options.output), sheet_bytes(request, library.texts(consultation.language)))


def _keep_apart(file: Path, output: Path) -> None:
    """Refuse to put a sheet in the place of the visit that it is made from."""
    with contextlib.suppress(OSError):
        if file.is_file() and output.samefile(file):
            raise InputError("-o", "the consultation file itself", "another file")


def _check(options: argparse.Namespace) -> None:
    library = _library()
    problems = content_problems(library) or (*window_problems(library.folder), *sheet_problems(library))
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
        lines, faults = language_report(library)
        for line in lines:
            print(line)
        if faults:
            raise ContentError(faults)
    print("all is well")


def _sample(options: argparse.Namespace) -> None:
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
            refused = refused_by(request.plan, kind)
            if refused:
                print(f"{target.name} is not made: {', '.join(refused)}")
                continue
            write_beside(target, sheet_bytes(request, library.texts(consultation.language)))
            print(target)
