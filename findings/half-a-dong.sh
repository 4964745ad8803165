#!/usr/bin/env bash
# An amount that ends in half a đồng is one đồng more or less by the program that prints it: Babel 2.17.0 (Python) rounds
# a half to the even figure, the Intl of JavaScript (Node 22.12.0) away from zero, as Excel does. Both print đồng without
# a fraction by the same tables of CLDR, so a price shared out over two units differs between a page made by the
# one and a report made by the other, and a sum of printed amounts from the printed sum.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund node@22.12.0 >/dev/null
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.17.0
amounts="1234.5 1235.5 2.5 -2.5 0.5"
venv/bin/python - $amounts >babel <<'PYTHON'
import sys
from decimal import Decimal

from babel.numbers import format_currency

for amount in sys.argv[1:]:
    print(format_currency(Decimal(amount), "VND", locale="vi_VN"))
PYTHON
./node_modules/.bin/node - $amounts >intl <<'JAVASCRIPT'
const form = new Intl.NumberFormat("vi-VN", { style: "currency", currency: "VND" });
for (const amount of process.argv.slice(2)) console.log(form.format(amount));
JAVASCRIPT
./node_modules/.bin/node --version
printf '%s\n' $amounts | paste - babel intl
tr '\302\240' '  ' <babel | sed 's/[^0-9.-]//g' | paste -sd' ' | diff - <(echo "1.234 1.236 2 -2 0")
tr '\302\240' '  ' <intl | sed 's/[^0-9.-]//g' | paste -sd' ' | diff - <(echo "1.235 1.236 3 -3 1")
