// SPDX-FileCopyrightText: 2026 The Labour developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/chart_script.h"

namespace labour::html {

QString chartScript()
{
    return QStringLiteral(R"(
for (const figure of document.querySelectorAll("figure.chart-figure")) {
  const svg = figure.querySelector("svg.chart");
  const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const when = figure.querySelector(".when");
  const spoken = figure.querySelector(".spoken");
  const keys = [...figure.querySelectorAll(".key")];
  const values = keys.map(key => key.querySelector(".value"));
  const whole = { at: when.textContent, values: values.map(value => value.textContent) };
  const cursor = svg.querySelector(".cursor");
  let shown = -1;
  svg.querySelectorAll(".hit").forEach(hit => hit.remove());
  const show = (index, isSpoken) => {
    shown = index;
    const at = index < 0 ? whole : { at: data.at[index], values: data.values.map(series => series[index]) };
    when.textContent = at.at;
    values.forEach((value, i) => { value.textContent = at.values[i]; });
    cursor.setAttribute("visibility", index < 0 ? "hidden" : "visible");
    if (index >= 0)
      for (const end of ["x1", "x2"])
        cursor.setAttribute(end, data.x[index]);
    spoken.textContent = isSpoken && index >= 0
      ? at.at + ": " + keys.map((key, i) => key.dataset.name + " " + at.values[i]).join(", ") : "";
  };
  const nearest = event => {
    const box = svg.getBoundingClientRect();
    const x = (event.clientX - box.left) * svg.viewBox.baseVal.width / box.width;
    let best = 0;
    data.x.forEach((each, i) => { if (Math.abs(each - x) < Math.abs(data.x[best] - x)) best = i; });
    return best;
  };
  svg.addEventListener("pointermove", event => show(nearest(event), false));
  svg.addEventListener("pointerleave", () => show(-1, false));
  svg.addEventListener("blur", () => show(-1, false));
  svg.addEventListener("keydown", event => {
    const last = data.x.length - 1;
    const to = { ArrowLeft: Math.max(0, shown < 0 ? last : shown - 1), ArrowRight: Math.min(last, shown + 1), Home: 0,
                 End: last, Escape: -1 }[event.key];
    if (to === undefined)
      return;
    event.preventDefault();
    show(to, true);
  });
}
)");
}

}
