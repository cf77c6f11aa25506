#!/usr/bin/env python3
"""Looks at HTML files in a headless Chromium, on a phone and on a desk, light and dark; `scripts/check-html` calls it.

Prints what axe finds, what the browser complains of (such as a style that the page's own policy forbids), and pages that are
wider than the screen. Ends with 1 when there was anything.
"""
import os
import shutil
import sys

from axe_core_python.selenium import Axe
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

# Widths in CSS pixels.
PHONE, DESK = 390, 1440
# Bytes; axe compares each element with many others.
LARGEST = 1_000_000


def browser():
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    # Named, so that selenium does not look for others elsewhere.
    options.binary_location = shutil.which("chromium") or ""
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def findings(driver, file, width, scheme):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == PHONE})
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    driver.get("file://" + os.path.abspath(file))
    # What is closed is not looked at.
    driver.execute_script("for (const part of document.querySelectorAll('details')) part.open = true")
    found = [entry["message"] for entry in driver.get_log("browser")]
    columns = driver.execute_script("return document.documentElement.scrollWidth")
    if columns > width:
        found.append(f"{columns} pixels wide")
    for violation in Axe().run(driver)["violations"]:
        node = violation["nodes"][0]
        found.append(f"{violation['id']}: {violation['help']} ({len(violation['nodes'])} times): {node['html'][:160]}")
    return found


def main(files):
    failed = False
    driver = browser()
    try:
        for file in files:
            if os.path.getsize(file) > LARGEST:
                print(f"skipped: {file} is larger than axe can look through")
                continue
            for width in (PHONE, DESK):
                for scheme in ("light", "dark"):
                    for finding in findings(driver, file, width, scheme):
                        print(f"{file}: {width} pixels, {scheme}: {finding}", file=sys.stderr)
                        failed = True
    finally:
        driver.quit()
    print(f"axe: {len(files)} files, on a phone and on a desk, light and dark")
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))
