#!/usr/bin/env python3
"""Servers of one archive for the check-web scripts: `tidings serve`, and public-inbox-httpd beside it.

Run as a program, it only says so.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = str(ROOT / ".build/release/tidings")


def run(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options).stdout


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(url, process, log):
    for _ in range(300):
        try:
            return urllib.request.urlopen(url).read()
        except urllib.error.HTTPError:
            return b""
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit(f"{url} does not answer:\n" + Path(log).read_text())


class Server:
    """A process that serves, and its memory."""

    def start(self, words, folder, name, probe, environment):
        self.log = folder / f"{name}.log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(words, env=environment, stdout=log, stderr=log, start_new_session=True)
        wait_for(self.url + probe, self.process, self.log)

    def stop(self):
        """Asks it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()

    def resident(self):
        """Bytes of memory of it and its children, shared ones counted once a process."""
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if os.getsid(int(folder.name)) != self.process.pid:
                    continue
                status = (folder / "status").read_text()
            except (OSError, ProcessLookupError):
                continue
            if "\ngit" in "\n" + status.split("\n", 1)[0].removeprefix("Name:\t"):
                continue
            total += sum(int(line.split()[1]) * 1024 for line in status.split("\n") if line.startswith("VmRSS:"))
        return total


class Tidings(Server):
    """`tidings serve` over an index of the archives."""

    def __init__(self, archives, folder, tool=TOOL, words=True, *options):
        if not Path(tool).is_file():
            sys.exit(f"there is no {tool}; run: make release")
        self.tool = tool
        self.index = folder / "index.sqlite"
        self.environment = dict(os.environ, HOME=str(folder), XDG_CACHE_HOME=str(folder / "cache"))
        self.read(*archives, *(["--text"] if words else []))
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        # A line a request would be measured, too.
        self.start(
            [tool, "serve", "--index", str(self.index), "--listen", str(port), "--log", "warning", *options],
            folder, "tidings", "/healthz", self.environment,
        )

    def newest_series(self, count):
        """Message-ID and title of the newest series with a cover letter, or of the newest patches where there is none."""
        for query in ["is:cover NOT is:reply", "is:patch"]:
            address = f"{self.url}/api/v1/search?limit={count}&q={urllib.parse.quote(query)}"
            found = json.load(urllib.request.urlopen(address))["messages"]
            if found:
                return [(message["message_id"], re.sub(r"\[[^]]*\]\s*", "", message["subject"])) for message in found]
        sys.exit(f"{self.url} has no patches to ask for")

    def read(self, *words):
        return run(self.tool, "index", *words, "--index", str(self.index), env=self.environment)


class PublicInbox(Server):
    """An inbox of one epoch, indexed for search, and Debian's public-inbox-httpd with a process a core."""

    def __init__(self, archive, folder, name):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.environment = dict(os.environ, HOME=str(folder), PI_CONFIG=str(folder / "config"))
        inbox = folder / "inbox"
        run(
            "public-inbox-init", "-V2", "-L", "medium", name, inbox, f"{self.url}/{name}", f"{name}@example.org",
            env=self.environment,
        )
        epoch = inbox / "git" / "0.git"
        shutil.rmtree(epoch)
        run("git", "clone", "--quiet", "--mirror", archive, epoch)
        run("public-inbox-index", "-L", "medium", inbox, env=self.environment)
        self.start(
            ["public-inbox-httpd", "-W", str(os.cpu_count()), "-l", f"127.0.0.1:{port}"], folder, "httpd", f"/{name}/",
            self.environment,
        )


if __name__ == "__main__":
    print(__doc__.strip())
