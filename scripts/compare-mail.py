#!/usr/bin/env python3
"""Holds what Tidings reads in mails against Python's email package and `git patch-id --stable`.

    scripts/compare-mail.py [--show N] [--tool PATH] ARCHIVE...

ARCHIVE is a bare public-inbox epoch. For every message the subject, the sender, the date (seconds UTC), the ids, the
recipients and the decoded text are compared, and for every patch its patch-id. White space in headers is squeezed, line ends are LF, empty lines at
the end do not count. Each difference is printed with a class that says why ours is right; one without a class is
"UNEXPLAINED" and makes the exit code 1.
"""

import argparse
import base64
import collections
import email
import email.header
import email.policy
import email.utils
import json
import re
import subprocess
import sys

FIELDS = ("subject", "sender", "date", "message-id", "references", "recipients", "text", "patch-id")


def messages(archive):
    """The raw messages of an epoch, newest first, each with its commit."""
    commits = subprocess.run(
        ["git", "-C", archive, "log", "--format=%H"], check=True, capture_output=True, text=True
    ).stdout.split()
    wanted = "".join(f"{commit}:m\n" for commit in commits).encode()
    batch = subprocess.run(
        ["git", "-C", archive, "cat-file", "--batch"], input=wanted, check=True, capture_output=True
    ).stdout
    position = 0
    for commit in commits:
        end = batch.index(b"\n", position)
        words = batch[position:end].split()
        position = end + 1
        if words[-1] == b"missing":
            continue
        size = int(words[2])
        yield commit, batch[position : position + size]
        position += size + 1


def ours(tool, mails):
    """What Tidings says of the mails."""
    stream = b"".join(b"%d\n%s" % (len(raw), raw) for _, raw in mails)
    output = subprocess.run([tool], input=stream, check=True, capture_output=True).stdout
    return [json.loads(line) for line in output.decode("utf-8", "replace").split("\n") if line]


def squeeze(text):
    return " ".join(text.split())


def lenient(raw):
    """UTF-8 where it is valid, each other byte as Windows-1252: for bytes whose charset is not said or wrong."""
    text = []
    position = 0
    while position < len(raw):
        try:
            text.append(raw[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            text.append(raw[position : position + error.start].decode("utf-8"))
            byte = raw[position + error.start : position + error.start + 1]
            text.append(byte.decode("cp1252", "replace") if byte not in b"\x81\x8d\x8f\x90\x9d" else byte.decode("latin-1"))
            position += error.start + 1
    return "".join(text)


# --- Python's view -------------------------------------------------------------------------------------------------


def raw_header(raw, name):
    """The bytes of the first field of a name, unfolded."""
    head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    found = re.search(rb"(?im)^" + name.encode() + rb"[ \t]*:(.*(?:\r?\n[ \t].*)*)", head)
    return re.sub(rb"\r?\n[ \t]", b" ", found.group(1)).strip() if found else b""


def addresses(message, name):
    try:
        return [(a.display_name, a.addr_spec) for a in message[name].addresses] if message[name] else []
    except Exception:
        return []


def sender(message):
    """The first of From with list rewriting undone."""
    people = addresses(message, "From")
    if not people:
        return ("", "")
    name, address = people[0]
    via = re.match(r"(?s)(.+?) +via +[^ ].*$", name)
    if not via:
        return (name, address)
    original = parse_plain(message.get("X-Original-From"))
    if original and original[1]:
        return original
    lists = {a.lower() for header in ("To", "Cc") for _, a in addresses(message, header)}
    post = re.search(r"mailto:([^>?\s]+)", str(message.get("List-Post", "")))
    identity = re.search(r"<([^>]+)>", str(message.get("List-Id", "")))
    if post:
        lists.add(post.group(1).lower())
    known = address.lower() in lists or (identity and identity.group(1).lower() == address.lower().replace("@", "."))
    replies = [(n, a) for n, a in addresses(message, "Reply-To") if a.lower() != address.lower()]
    if known and replies:
        person = via.group(1).strip().strip("'")
        return (replies[0][0] or person, replies[0][1])
    return (name, address)


def parse_plain(value):
    return email.utils.parseaddr(str(value)) if value else None


def date_seconds(message):
    try:
        moment = message["Date"].datetime if message["Date"] else None
        if moment is None:
            return None
        if moment.tzinfo is None:
            return int(moment.replace(tzinfo=__import__("datetime").timezone.utc).timestamp())
        return int(moment.timestamp())
    except Exception:
        return None


def inline_parts(part, chosen=True):
    """The inline text/plain leaves and the attached patches, of alternatives the plain one."""
    kind = part.get_content_type()
    if part.is_multipart() and part.get_content_maintype() == "multipart":
        children = list(part.iter_parts())
        pick = None
        if kind == "multipart/alternative":
            plain = [c for c in children if any(w.get_content_type() == "text/plain" for w in c.walk())]
            pick = plain[0] if plain else children[-1] if children else None
        for child in children:
            yield from inline_parts(child, chosen and (pick is None or child is pick))
    elif part.get_content_maintype() != "message":
        yield part, chosen


def payload(part):
    return part.get_payload(decode=True) or b""


def is_patch(part):
    kind = part.get_content_type()
    attached = part.get_content_disposition() == "attachment"
    if kind == "text/plain" and not attached:
        return False
    if kind in ("text/x-patch", "text/x-diff", "text/patch", "text/diff"):
        return True
    name = (part.get_filename() or "").lower()
    if name.endswith((".patch", ".diff")) and kind != "text/html":
        return True
    return kind == "text/plain" and bool(re.search(rb"(?m)^(diff --git |--- .*\n\+\+\+ )", payload(part)))


def python_text(part):
    try:
        content = part.get_content()
        return content if isinstance(content, str) else content.decode("utf-8", "replace")
    except (LookupError, KeyError, AttributeError, ValueError):
        return payload(part).decode("utf-8", "replace")


def lenient_text(part):
    """The text by our rule for charsets."""
    content = payload(part)
    label = (part.get_content_charset() or "").lower()
    if label in ("iso-8859-1", "latin1", "windows-1252"):
        return "".join(lenient(bytes([b])) if b >= 0x80 else chr(b) for b in content)
    if label in ("gb2312", "gbk"):
        label = "gb18030"
    try:
        return content.decode(label or "utf-8") if label not in ("us-ascii", "utf-8", "utf8") else lenient(content)
    except (LookupError, UnicodeDecodeError):
        return lenient(content)


def unflow(text, delsp):
    """RFC 3676, written from the standard and not from the Swift code."""
    lines, open_depth = [], None
    rest = text.split("\n")
    while rest:
        hunk = whole_hunk(rest)
        if hunk:
            lines += rest[:hunk]
            rest, open_depth = rest[hunk:], None
            continue
        line = rest.pop(0)
        depth = len(line) - len(line.lstrip(">"))
        body = line[depth:]
        stuffed = body.startswith(" ")
        body = body[1:] if stuffed else body
        signature = body == "-- "
        flowed = body.endswith(" ") and not signature
        shown = body[:-1] if flowed and delsp else body
        if open_depth == depth and not signature:
            lines[-1] += shown
        else:
            lines.append(">" * depth + (" " if depth and stuffed else "") + shown)
        open_depth = depth if flowed else None
    return "\n".join(lines)


def whole_hunk(lines):
    """How many lines a hunk has that is whole and was put into flowed text without stuffing; 0 when there is none."""
    head = re.match(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@", lines[0])
    if not head:
        return 0
    counts = {"-": int(head[1] or 1), "+": int(head[2] or 1)}
    taken, unstuffed = 1, False
    while (counts["-"] > 0 or counts["+"] > 0) and taken < len(lines):
        line = lines[taken] or " "
        if line[0] not in " -+\\":
            return 0
        for sign in "-+":
            counts[sign] -= line[0] in (" ", sign)
        unstuffed |= re.match(r" [^ ]", line) is not None
        taken += 1
    return taken if unstuffed and set(counts.values()) == {0} else 0


def lines(text):
    return re.sub(r"\r+\n", "\n", text).rstrip("\n\r")


def join(texts):
    whole = ""
    for text in texts:
        text = re.sub(r"\r+\n", "\n", text)
        if not text:
            continue
        if whole:
            whole += "\n" if whole.endswith("\n") else "\n\n"
        whole += text
    return lines(whole)


def body(message, *, flowed=False, patches=False, charset=False):
    """The text of Python's parts under some of our rules."""
    texts, attached = [], []
    for part, chosen in inline_parts(message):
        read = lenient_text if charset else python_text
        if patches and is_patch(part):
            attached.append(read(part))
        elif chosen and part.get_content_type() == "text/plain" and (
            part.get_content_disposition() != "attachment" or part is message
        ):
            text = read(part)
            if flowed and (part.get_param("format") or "").lower() == "flowed":
                text = unflow(re.sub(r"\r+\n", "\n", text), (part.get_param("delsp") or "").lower() == "yes")
            texts.append(text)
    return join(texts + attached)


# --- Why ours is right ---------------------------------------------------------------------------------------------


def text_rules(message, text):
    """The rules of ours that make Python's text equal to our text; None when none does."""
    names = {"flowed": "format=flowed undone", "patches": "attached patch appended", "charset": "wrong or missing charset label"}
    for chosen in ((), ("flowed",), ("patches",), ("charset",), ("flowed", "patches"), ("flowed", "charset"),
                   ("patches", "charset"), ("flowed", "patches", "charset")):
        if body(message, **{rule: True for rule in chosen}) == text:
            return " and ".join(names[rule] for rule in chosen)
    return None


def text_reason(raw, message, text):
    """Why our text is right where Python's differs by no rule of ours."""
    kinds = [part.get_content_type() for part, _ in inline_parts(message)]
    if "text/html" in kinds and "text/plain" not in kinds:
        return "HTML shown, since there is no plain text"
    blanks = re.compile(r"[ \t]+$", re.M)
    if b"quoted-printable" in raw.lower() and blanks.sub("", body(message)) == blanks.sub("", text):
        return "python: keeps white space at the ends of quoted-printable lines, against RFC 2045, 6.7 (3)"
    return None


def subject_reason(raw, theirs, mine):
    value = raw_header(raw, "Subject")
    if any(byte >= 0x80 for byte in value) and squeeze(lenient(value)) == squeeze(mine):
        return "python: raw 8-bit header"
    try:
        decoded = str(email.header.make_header(email.header.decode_header(value.decode("ascii"))))
        if squeeze(decoded) == squeeze(mine):
            return "python: encoded words; its older decoder agrees with ours"
    except Exception:
        pass
    return None


def sender_reason(raw, theirs, mine):
    value = raw_header(raw, "From")
    if any(byte >= 0x80 for byte in value):
        return "python: raw 8-bit header"
    name, address = email.utils.parseaddr(value.decode("ascii"))
    try:
        name = str(email.header.make_header(email.header.decode_header(name)))
    except Exception:
        pass
    if (squeeze(name), address) == mine:
        return "python: strict address grammar; its older parser agrees with ours"
    return None


def recipients_reason(raw, theirs, mine):
    fields = [raw_header(raw, name).decode("ascii", "replace") for name in ("To", "Cc")]
    older = [address for _, address in email.utils.getaddresses([field for field in fields if field])]
    if [a for a in older if a] == mine:
        return "python: strict address grammar; its older parser agrees with ours"
    found = re.findall(r"<([^<>@\s]+@[^<>\s]+)>", ", ".join(fields))
    if found and found == [a for a in mine if "@" in a]:
        return "python: gives up on the field; every bracketed address is in ours"
    return None


def date_reason(raw, theirs, mine):
    value = raw_header(raw, "Date").decode("ascii", "replace")
    parsed = email.utils.parsedate_tz(value)
    if parsed and mine is not None:
        try:
            if email.utils.mktime_tz(parsed) == mine:
                return "python: its older parser agrees with ours"
        except (OverflowError, ValueError):
            pass
    return None


# --- git patch-id --------------------------------------------------------------------------------------------------


def patch_ids(texts):
    """`git patch-id --stable` of each text; None where git finds no patch."""
    return [
        (subprocess.run(["git", "patch-id", "--stable"], input=text, capture_output=True).stdout.split() or [None])[0]
        for text in texts
    ]


def patch_reason(text, mine):
    """Why our patch-id is right: git's is the same once nothing follows the diff, or once the patch is repaired."""
    for footer in re.finditer(rb"(?m)^(?:-- ?$|base-commit: )", text):
        if patch_ids([text[: footer.start()]])[0] == (mine or "").encode():
            return "git: empty context lines lost their space, so that it counts the signature as part of the hunk"
    start = text.find(b"diff --git ")
    if start < 0:
        return None
    repaired = text[:start] + re.sub(rb"(?m)^$", b" ", text[start:])
    if patch_ids([repaired])[0] == (mine or "").encode():
        return "git: empty context lines lost their space; of the repaired patch it says what we say"
    return None


def compare(archive, tool, show):
    mails = list(messages(archive))
    answers = ours(tool, mails)
    if len(answers) != len(mails):
        sys.exit(f"{tool}: {len(answers)} answers to {len(mails)} mails")
    total, equal, reasons = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    examples = []

    def judge(field, commit, same, reason, theirs, mine):
        total[field] += 1
        if same:
            equal[field] += 1
            return
        reason = reason() or "UNEXPLAINED"
        reasons[field][reason] += 1
        examples.append((field, reason, commit, theirs, mine))

    patches = []
    for (commit, raw), answer in zip(mails, answers):
        message = email.message_from_bytes(raw, policy=email.policy.default)
        try:
            subject = str(message["Subject"] or "")
        except Exception:
            subject = ""
        judge("subject", commit, squeeze(subject) == squeeze(answer["subject"]),
              lambda: subject_reason(raw, subject, answer["subject"]), subject, answer["subject"])
        person, mine = sender(message), (squeeze(answer["name"]), answer["address"])
        judge("sender", commit, (squeeze(person[0]), person[1]) == mine,
              lambda: sender_reason(raw, person, mine), person, mine)
        seconds = date_seconds(message)
        judge("date", commit, seconds == answer["date"], lambda: date_reason(raw, seconds, answer["date"]), seconds,
              answer["date"])
        identity = " ".join(re.findall(r"<([^<>]+)>", str(message.get("Message-ID", "")))[:1])
        judge("message-id", commit, identity == answer["messageID"], lambda: None, identity, answer["messageID"])
        references = list(dict.fromkeys(re.findall(r"<([^<>]+)>", raw_header(raw, "References").decode("ascii", "replace"))))
        judge("references", commit, references == answer["references"], lambda: None, references, answer["references"])
        recipients = [address for name in ("To", "Cc") for _, address in addresses(message, name)]
        judge("recipients", commit, recipients == answer["recipients"],
              lambda: recipients_reason(raw, recipients, answer["recipients"]), recipients, answer["recipients"])
        raw_text = base64.b64decode(answer["text"])
        text = lines(raw_text.decode("utf-8", "replace"))
        rules = text_rules(message, text)
        if rules:
            reasons["text"]["(agrees) " + rules] += 1
        judge("text", commit, rules is not None, lambda: text_reason(raw, message, text),
              None if rules is not None else body(message), text)
        if answer["kind"] == "patch":
            patches.append((commit, raw_text, answer["patchID"]))

    for (commit, text, mine), theirs in zip(patches, patch_ids([text for _, text, _ in patches])):
        theirs = theirs.decode() if theirs else None
        judge("patch-id", commit, theirs == mine, lambda: patch_reason(text, mine), theirs, mine)

    print(f"{archive}: {len(mails)} messages")
    for field in FIELDS:
        if total[field]:
            print(f"  {field:9} {equal[field]:6} of {total[field]:6} agree, {100 * equal[field] / total[field]:.3f} %")
        for reason, count in reasons[field].most_common():
            print(f"  {'':9} {count:6} {reason}")
    for field, reason, commit, theirs, mine in examples[:show]:
        print(f"- {commit[:12]} {field}: {reason}")
        print("    " + difference("git" if field == "patch-id" else "python", theirs, mine))
    return sum(counts["UNEXPLAINED"] for counts in reasons.values())


def difference(reader, theirs, mine):
    """Both sides, long texts from the place on where they part."""
    if not (isinstance(theirs, str) and isinstance(mine, str)):
        return f"{reader} {theirs!r}, ours {mine!r}"
    start = next((i for i, (a, b) in enumerate(zip(theirs, mine)) if a != b), min(len(theirs), len(mine)))
    start = max(0, start - 30)
    return f"{reader} {theirs[start:start + 120]!r}\n    ours   {mine[start:start + 120]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--show", type=int, default=1000, help="how many differences to print (default: %(default)s)")
    parser.add_argument("--tool", default=".build/release/tidings-compare", help="our side (default: %(default)s)")
    parser.add_argument("archive", nargs="+")
    options = parser.parse_args()
    unexplained = sum(compare(archive, options.tool, options.show) for archive in options.archive)
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
