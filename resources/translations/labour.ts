<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>labour::BehaviourMenu</name>
    <message>
        <source>Do nothing wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take their time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use up resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Break the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disturb what is around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clients that misbehave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No behaviour is like that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search behaviours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the behaviours whose name or description has this in it; Enter adds the first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::BehaviourRow</name>
    <message>
        <source>Parameters of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute %1: it is not sent, and keeps its weight (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo of %1: all others are muted (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1: add another, remove, role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the harm; what comes of it to the others is what Labour measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;Another with Other Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts as &amp;Culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of %1, exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its share of all requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight in the mix: how often it is drawn, compared with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not while a run goes on: Tsung has its whole scenario from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be moved while a run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::BehavioursPanel</name>
    <message>
        <source>The mix is empty. Choose a test above, or add a behaviour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a behaviour to the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a behaviour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::CellDetail</name>
    <message>
        <source>dose %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, repetition %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the matrix alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the cell&apos;s measurements is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run This Cell Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures this cell anew, with all its repetitions, in place of what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts of the run behind the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run behind this cell is shown here once it has been measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file holds the figures of a cell, but not the run behind it. Run the cell again to see its charts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent, so there is no run to be seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was counted in this cell, and what its grade was made of.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartActions</name>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a shorter stretch of the run, around the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a longer stretch of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the stretch that was on view before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;All of the Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run, or what is followed of it, again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move what is on view to earlier times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move what is on view to later times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure &amp;From the Cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the cursor&apos;s time, and show how long after it the cursor is then and by how much values differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause the Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the charts stand still, while the run goes on and is recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartCanvas</name>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ceiling %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartGestures</name>
    <message>
        <source>Drag over a stretch of time, or turn the wheel, to zoom in; drag with Ctrl or the middle button to move along; double-click to see all of the run again. The arrow keys move the cursor by a tenth of a second, with Shift by a second; Home and End go to the ends of what is shown, + and - zoom, and Space pauses the display. Click with Shift to measure from there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartStack</name>
    <message>
        <source>Show or hide the chart %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which charts are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a server, mix behaviours, and press Run (Ctrl+R).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic latency axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic axis: shows fast and slow replies at once (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The charts of the run on view, with one time axis; which are shown is chosen by Charts above them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartTable</name>
    <message>
        <source>%1, as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ChartTableModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Charts</name>
    <message>
        <source>Time since the first request, in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time since the first request, in minutes and seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listened, or no connection came about in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected, but no whole reply in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The load generator itself ran out of something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slowest whole reply of each tenth of a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100 whole replies were at least this fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the whole replies were at least this fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies with a status of success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies that redirect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies that blame the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5xx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies that report a failure of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed or reset before a whole reply, or what came was not the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies with the status and body that their behaviour promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies with another status or body than their behaviour promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came ended too early, was not HTTP, or was somebody else&apos;s reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed before a byte of reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was reset before a byte of reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throughput and goodput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All requests that ended, however they did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goodput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies that are as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of culprits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of all replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory and processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processes the server consists of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RSS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of all the server&apos;s processes; what they share counts once for each of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory by process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of the main process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of a worker, and of those that took its place after it had ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of all processes that are more than these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes and CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time that all the server&apos;s processes computed, of one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections that the kernel has made and the server has not accepted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the timeout</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonActions</name>
    <message>
        <source>Compare with the &amp;Last Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the run on view with the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the run on view, or what is compared already, with a run from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap Sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare A with B in place of B with A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the table of figures, to paste it into a spreadsheet or a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as &amp;PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts on view as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts as &amp;SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts on view as a picture that can be scaled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the Charts as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figures behind the charts on view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Figures as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table of figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all of the comparison for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison as &amp;Text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all of the comparison for people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison as &amp;HTML…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all of the comparison as one page that needs nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison as &amp;Markdown…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all of the comparison for pasting into an issue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonCharts</name>
    <message>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs over each other, and the difference between the sides below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chart for each run, with the same axes and one cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency over percentile: 50 %, 90 %, 99 % and on, each as wide as the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which share of the requests took how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;gure:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is drawn over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands at 0 s of every run, so that what came after can be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The part of each run whose latencies are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic latency axis, which shows fast and slow replies at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of every run again (double click, or 0 in a chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Align at:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonExporter</name>
    <message>
        <source>%1 against %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonHost</name>
    <message>
        <source>%1 cannot be compared: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other run to compare with yet: every run that ends is kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonPage</name>
    <message>
        <source>Nothing is compared yet. Select two to eight runs under Runs and press Compare (Ctrl+D).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts, the figures or all of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs that are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison takes two runs at least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs are more than can be told apart; choose %2 at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run to compare it with: run something first, or open another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of Labour (*.labour-run);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is compared against A; a run on neither side is drawn only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one run</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Put a run on side A and another one on side B to compare their figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs that are compared: each with how it is drawn, a tick that shows it in the charts, its side, and its value where the cursor is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each figure of both sides: the medians over their runs, the difference with the interval that it lies in, and whether B is better. A click on a head sorts; Ctrl+C copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared with what, and what differs besides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure a difference is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonPicture</name>
    <message>
        <source>%1, %2 cores, kernel %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labour %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ComparisonPlots</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the first request, a point for each %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds since the beginning of %1, a point for each %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sides have no time in common at which both have a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A: %1 (%2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the runs shown has replies there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of innocents by percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentile of all requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the latencies of innocents are distributed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency (ms), ten bins a decade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of requests (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the runs shown has values there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No values there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run came to no phase called %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference, B − A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference of the medians, B − A, shaded from the smallest to the largest of any two runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Conditions</name>
    <message>
        <source>Plan, server, versions and machine are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 in A, %3 in B</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What differs: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ConditionsView</name>
    <message>
        <source>What differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
A: %2
B: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that is not the same on both sides besides what came of it. A comparison of two things at once tells of neither.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::CulpritChecks</name>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hangs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ambience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents, to compare with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::CurveText</name>
    <message>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodput of innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of innocents, p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of innocents, p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency of innocents, max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory (RSS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies a second to all requests, whatever they said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole replies a second that were as expected, to innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the innocents that ended at that time, those that did not end as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the whole replies to innocents at that time were at least this fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100 whole replies to innocents at that time were at least this fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slowest whole reply to an innocent at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory of all the server&apos;s processes, the largest sample at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fewest processes that the server consisted of at that time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU time that the server&apos;s processes took, in per cent of one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::EventModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Events</name>
    <message>
        <source>Worker exited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server exited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helper failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helper goes on again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load generator short of something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Exporter</name>
    <message>
        <source>Copied the chart as a picture and as a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png);;SVG drawings (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt);;HTML pages (*.html);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FigureList</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a socket that listened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>had ended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culprits sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culprits saw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent, %2 failed, %3 slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hurt by each culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % (95 %: %2 to %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detected after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99, baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99, storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99, recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least %1 exited, %2 started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culprits ran in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>survived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>listened at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 before, %2 after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leak of each culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked to leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a worker&apos;s life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests lost to that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory levels off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FigureText</name>
    <message>
        <source>Innocents failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of innocents that did not end as expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that 99 of 100 innocents did not exceed; one without a reply is slower than all with one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; goodput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies as expected to innocents, a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; p50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that half of the innocents did not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; p90</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that 9 of 10 innocents did not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; p99.9</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that 999 of 1000 innocents did not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents&apos; slowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency of the slowest innocent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents without reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of innocents that ended without a whole reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of all requests, culprits too, that did not end as expected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p50 of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that half of all requests, culprits too, did not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that 99 of 100 requests, culprits too, did not exceed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodput of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies as expected to all requests, culprits too, a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culprits failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of culprits that did not end as their behaviour promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most resident memory of all the server&apos;s processes together in any sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no difference seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not enough runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is better than A, by more than chance explains at a level of 5 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is worse than A, by more than chance explains at a level of 5 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chance alone may explain the difference; that is no proof that there is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With so few runs even the largest difference may be chance.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FiguresModel</name>
    <message>
        <source>%1 *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 In reports and conditions: %2.%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> * A primary figure: a question asked beforehand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By so much B lies above A (Hodges and Lehmann), with its interval of 95 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the rank-sum test: how often chance alone sets the sides apart as far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the rank-sum test, corrected for the number of figures (Holm).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 This figure takes %2 runs a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B − A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By so much B&apos;s median lies above A&apos;s. An interval takes four runs a side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interval takes four runs a side, none of them without a reply.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FileChooser</name>
    <message>
        <source>Replace File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FilterBar</name>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each cell shows beside its grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many culprits were sent together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the servers do several things at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers in this variant alone, or two beside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By name, or by the figure shown in a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst first, or best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all, the worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default beside hardened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::FindBar</name>
    <message>
        <source>Find in the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the page (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the next match, Shift+Enter to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::GradeLegend</name>
    <message>
        <source>Grades</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Grades</name>
    <message>
        <source>; well again after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; not well again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unharmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wedged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>died</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: memory grew by %2 a culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 innocents failed, %4 were slow%5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Guide</name>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::GuideWindow</name>
    <message>
        <source>Pages of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide is not installed: it would be in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::HeatLegend</name>
    <message>
        <source>How many whole replies a second had that latency at that time; the scale is logarithmic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No colours yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 replies/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Help</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Labour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Labour %1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds out how a web application server behaves when the code it runs does not.

After Yaniv Aknin&apos;s Labour of 2010. Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::HintingTreeView</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::HistoryActions</name>
    <message>
        <source>S&amp;earch Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the runs that were kept, and search them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen run with its charts and report (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;Up Its Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the plan of the chosen run into the set-up, to run it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chosen runs a star, or take it away; runs with a star are never let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note beside the chosen run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen runs; for a day they can be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo Re&amp;moval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the runs that were removed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Res&amp;tore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the chosen runs back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chosen run as one file, for another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import Run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a run from a file to the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a run from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;arred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List runs with a star only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &amp;Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List runs of the plan in the set-up only, against whatever server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remo&amp;ved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs that were removed less than a day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;By Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the runs of each plan together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort B&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size &amp;Limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the chosen runs, two to eight of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;dit Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pi&amp;n as Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have later runs of this plan on this server compared with the chosen run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run &amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare &amp;with Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the chosen run and its repetitions with the reference of their plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::HistoryHost</name>
    <message>
        <source>There is no history yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 is still being measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no history yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::InterpreterField</name>
    <message>
        <source>A Python interpreter: of a virtual environment, PyPy, Jython, or Python 2. ~/ is your home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no Python interpreter that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an Interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LegendChip</name>
    <message>
        <source>%1. Click to hide or show it, Ctrl+click to show it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LiveChart</name>
    <message>
        <source>Ma&amp;ximise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as &amp;Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click, or press Enter, to give this chart all the room; Esc takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: copy, save, hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy, save or hide this chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2–%3 ms: %4 replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: most at %2–%3 ms, %4 replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the chart all the room, which Esc takes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chart&apos;s data as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chart, as a picture and as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart as PNG or SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is on view of the chart&apos;s data as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the chart; Charts above brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1, %2 before %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1, %2 after %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over the time of the run. What is under the mouse stands above; what can be done with the chart is in its menu.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LiveRun</name>
    <message>
        <source>1 connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timeout %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>own mix of %n behaviours</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Labour %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LoadPanel</name>
    <message>
        <source>&amp;Keep connections alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How hard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed: each connection waits for its reply before it sends again. open: requests are due at a rate, whatever the server does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sends the requests. native: load processes that tell every fault apart. qt: like a browser, which sends again by itself what a server dropped. tsung: Tsung, where it is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many connections in all; under open load, the most that may wait for replies at once. Can be changed while a run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many processes (threads with the qt engine) share the connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate, requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many requests are due a second under open load. Can be changed while a run goes on: until the next phase, if there are phases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate at the end, requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another rate here makes a ramp: the rate changes evenly to it until the end of the run, or of the phase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rate that is set while a run goes on is constant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the run ends by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run with phases lasts as long as they do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds or requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a run ends after a time or after a number of requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stretches of the run with a rate and a mix of their own: drawn and edited in the panel Phases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the next behaviour is drawn. random: by weight. repeat: each as often as its weight, in turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equal seeds give equal sequences of behaviours. Drawn anew for each run if it is left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How requests of open load follow each other. constant: evenly. Poisson: at random, as from many who know nothing of each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed load has no arrivals: choose open load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to think, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a connection waits between a reply and its next request, under closed load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under open load the rate says when requests are due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how long a request without a whole reply is given up. default: as each behaviour says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests for each connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After how many requests a connection is closed and a new one opened in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each request has a connection of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep connections alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Else each request has a connection of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any certificate will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over TLS, the server&apos;s certificate is not verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often labour run repeats the plan. The workbench runs it once at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;ngine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate at the End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to Think</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests for Each Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep Connections Alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How Long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed is a whole number below %1, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not while a run goes on: Tsung has its whole scenario from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not while a run goes on: its load processes are told of it once, before the first request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed load has no rate: choose open load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phase that is under way has a rate of its own, which can be changed in the panel Phases.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LoadText</name>
    <message>
        <source>%1 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests at the rates of the phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at random moments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new one for each request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new one after %1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to think after each reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in phases (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 phase, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 phases, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LogPanel</name>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server writes is shown here while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what was written last in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last %1 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came before is not shown any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected of the log; all of it if nothing is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server writes to its standard output and error: the last %1 lines. Choose an event to see what was written around it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::LogSearch</name>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the server&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the next match, Shift+Enter to the one before; Esc clears</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matches: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MainWindow</name>
    <message>
        <source>Labour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cell under way is given up, and its server is asked to stop. %1 again kills it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened while a run is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table is being measured; two measurements at once would disturb each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is under way; two measurements at once would disturb each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labour runs (*.labour-run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is under way, and the set-up is its plan. Open another plan when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixActions</name>
    <message>
        <source>Set &amp;Up a Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose servers and behaviours for a new table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the cells that the table still lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run This Cell &amp;Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the chosen cell anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;Table…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a durability table, also one by labour durability --json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table, to open it again or go on with it elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a line for each measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table as &amp;HTML…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the table as one page that needs nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix as &amp;PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the matrix as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix as &amp;SVG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the matrix as a picture that can be scaled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixCells</name>
    <message>
        <source>%1, repetition %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dose %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral %1 % (%2 to %3), outage %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers exited %1, started %2; memory %3 to %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or press Enter for the run behind it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixFigures</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of the innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the storm on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents that were slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the storm on, and not failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hurt by each culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents failed or slow, for each culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collateral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share that failed, less that of the baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time in which every innocent that was due failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the last culprit until all was well again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to detect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first culprit&apos;s start to the first thing that the server did about one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 of innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 in the storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of innocents until the last culprit had ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 in the recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of innocents after the last culprit had ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers that exited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers that were started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory at the end, less that before the storm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leak of each culprit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How memory grew with the culprits, measured apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost to recycling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents that failed within a second of a worker&apos;s replacement, where leaks are measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server&apos;s stop took at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes and files that outlived the server&apos;s stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixModel</name>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst of all behaviours, and how many of them are as bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all behaviours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixPage</name>
    <message>
        <source>Matrix of durability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No table yet. Choose servers and behaviours on the left and press Measure (Ctrl+R), or open a table (Ctrl+Shift+O).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the matrix as a picture, or the table as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is version %2 now, and was %3: its cells are to be measured anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go On: 1 cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Go On: %n cells</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This table cannot be gone on with here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;A row for each server and a column for each behaviour. A cell has the grade of what the innocents went through while culprits were among them. A click, or Enter, opens it.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the grades mean</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixPicture</name>
    <message>
        <source>%1, %2 cores, kernel %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dose %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 innocents a second, slow over %2, %3 to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labour %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What culprits do to innocents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MatrixView</name>
    <message>
        <source>Behaviours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture Si&amp;ze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture Sc&amp;ale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Is Sa&amp;ved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Co&amp;mparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;harts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow a Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is behind this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is behind the message: the end of the server&apos;s log, or what is wrong with a file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::NoteEditor</name>
    <message>
        <source>What is to be seen here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter puts the note on the time axis, Esc leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::OutcomeModel</name>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Culprits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that do the harm; it is as expected that it comes back to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that do nothing wrong, and should not notice those that do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way when sending ended: neither as expected nor failed, and in no share.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Outcomes</name>
    <message>
        <source>A whole reply, but not with the status that the behaviour promises.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole reply, but not with the body that the application meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection ended within the reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back is not HTTP.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed before a byte of reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was reset before a byte of reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody listened on the server&apos;s port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected, but no whole reply came in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection came about in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection could not be secured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply belonged to somebody else&apos;s request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due, but every connection was busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The load generator itself ran out of descriptors, ports or memory: not the server&apos;s failure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::OwnCpu</name>
    <message>
        <source>The share of all processors that this program takes for itself, its charts above all. Load and server have the rest; pausing the display (Space on a chart) leaves them more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbench: – of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbench: %1 of the machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::OwnTests</name>
    <message>
        <source>“%1” cannot be the name of a mix: it has to be of 1 to %2 characters, without / and commas, and not to begin with a full stop or a dash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one of the ready-made tests; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mix is empty: there is nothing to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a mix of yours that is called %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PhaseModel</name>
    <message>
        <source>As it follows from the mix: innocents alone in a baseline and a recovery. Change it to give the phase weights of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the load has it. Change it to give the phase a rate of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed load has no rate: choose open load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not while a run goes on: only the rate of the phase that is under way can be changed then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name. A baseline and a recovery are for the innocents alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long it lasts, in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a second as it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a second as it ends; in between the rate changes evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of %1 in the phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PhasePainter</name>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PhaseShape</name>
    <message>
        <source>Shape of the phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 requests a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 % culprits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, innocents alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a run goes on, only the rate of the phase that is under way can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag an edge, or use the keys: Left and Right choose a phase; with Shift they make it shorter and longer. Up and Down change its rate; with Shift the rate at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;How long each phase lasts and what is sent in it, drawn from left to right. Drag an edge, or use the arrow keys: Left and Right choose a phase, with Shift they change how long it lasts.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PhasesPanel</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phase behind the current one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline, Storm, Recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents alone, then culprits among them, then innocents alone again, in place of what there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the current phase before the one before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the current phase behind the one behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the current phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phases: one mix and one load throughout. Add one, or begin with a baseline, a storm and a recovery, to see what culprits do to innocents and whether these are well afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Load and Mix Have It</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Phase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not while a run goes on: it is told of its phases once, before the first request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;One row for each phase: its name, how long it lasts, and what it has of its own. Enter edits a cell, and Del leaves it to what the whole load and mix have.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PlanDocument</name>
    <message>
        <source>Another Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End Solo of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PlanFiles</name>
    <message>
        <source>Labour plans (*.labour)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PlanSentence</name>
    <message>
        <source>be slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crash a worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hang a worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use up a resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>break the server&apos;s rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disturb what is around the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>come from a client that misbehaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every request will %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of requests will %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 will %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no request means any harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 servers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, about %2; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 They disturb each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>innocents alone in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights of their own in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2; %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PlotAxis</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PlotView</name>
    <message>
        <source>Chart: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse or the arrow keys move the cursor, Shift in larger steps. A stretch that is dragged, the wheel, + and − zoom; a double click or 0 shows all again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse or the arrow keys move the cursor, Shift in larger steps.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::PreferencesDialog</name>
    <message>
        <source>Show the folder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the folder in the file manager; makes it where there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Display</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server whose processes take more than this together is ended, before the desktop suffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Memory ceiling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment names %1 in LABOUR_PYTHON, which counts before this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Interpreter of all servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one of all servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark, or whatever the desktop is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours of series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both can be told apart by those who see few colours; the second stands out more from the ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Okabe and Ito</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh of charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh of charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often charts are drawn while a run goes on; the less often, the less of the machine the window takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 times a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 times a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 times a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for plans and exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where plans, pictures and reports are saved and looked for at first; the last one that was used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Plans and exports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your servers, behaviours, mixes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ProcessModel</name>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RSS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lived at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was read last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ReadinessLabel</name>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RecentPlans</name>
    <message>
        <source>Open Rece&amp;nt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ReportPanel</name>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report of a run is shown here when it is over. Press Run (Ctrl+R) to begin one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report follows when the run is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came of the run on view, in words and tables, as labour run prints it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Results</name>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requests come to is counted here, innocents and culprits apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers that exit or are replaced, changes of weights and the like are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s processes are listed here while it runs, and how they ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server consists of: each process below the one that started it, with its memory, its share of one core and its threads. Of those that have ended the last %1 stay, in grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the requests ended, innocents and culprits apart, and below each way in which they did, where there are several, of which behaviour they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened in the run, in order of time. One that is chosen is pointed at in the charts, and what the server wrote around it is selected in its log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunBar</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, %3 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killing the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2  ·  %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 runs done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunDesk</name>
    <message>
        <source>Left out, since not installed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunHeadline</name>
    <message>
        <source>Server ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n workers ended.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All innocents were served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 innocents failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others were measured at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The load generator, not the server, was the limit: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All innocents sent were served.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended after %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunListModel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no star</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunMarks</name>
    <message>
        <source>Culprits ended: %1 × %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunMessages</name>
    <message>
        <source>Drag SIGSEGV up, press Run (%1), and see whom it hurts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready: press Run (%1) and watch what comes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further run is begun. The server is asked to stop. %1 kills it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is asked to stop. %1 kills it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No further run is begun. The load ends, then the server is asked to stop. %1 again kills it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The load ends, then the server is asked to stop. %1 again kills it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs are over. What came of each stands under Report; choose one to see its charts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping the server before the window closes. Close again to kill it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunOpener</name>
    <message>
        <source>Add to History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is under way and stays on view. Open another one when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were dropped. One at a time is put on view; all can be added to the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is under way, and the set-up is its plan. Set up another one when it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan of run %1 is set up. Press Run (Ctrl+R) to run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 is on view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of %1 is on view. It is not in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunStanding</name>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this run with the reference of its plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Runs</name>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Innocents’ p99</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with a star are never let go to make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number by which “labour history” and “labour compare” know the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When its first request was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server under test, with its variant and options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviours and their weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who sent the requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of all requests that ended as their behaviour promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100 innocent requests were answered within this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the run ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own words (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, engine %2, %3, Labour %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests, %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 innocents %2 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest memory %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunsModel</name>
    <message>
        <source>%1. Tick it to have it in the charts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is compared: B against A. A run on neither side is drawn only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands at the cursor, which the mouse or the arrow keys move in a chart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::RunsPanel</name>
    <message>
        <source>Let Them Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take these runs out of the history, for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with all of these words in server, version, mix, engine, machine or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved run %1 as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is run %1 of the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1 to the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are not kept: LABOUR_HISTORY is “none”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs cannot be listed. New ones are measured all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run has all of these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run was removed within the last day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here. Press Run (Ctrl+R) to begin the first, or drop a .labour-run file on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such run has a star. Press Ctrl+B to give one to the chosen run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run is of the plan in the set-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listed of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labour runs (*.labour-run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed run %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history takes %1, which is more than the limit of %2. To keep to it, the oldest without a star would go, for good: %3, %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs that were kept, of this and of other programs. Enter or a double click shows one with its charts and report; the context menu has all else that can be done with it. A click on the head of a column sorts by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was the reference of its plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>References among them: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It had a star.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a star: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::SequenceModel</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, repetition %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of all requests that ended as their behaviour promises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replies as expected, a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p99 of innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency that 99 of 100 innocents do not exceed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no reply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::SequencePanel</name>
    <message>
        <source>Runs of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run that is over to see its charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare these runs: their charts over each other, and every figure of each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ServerModel</name>
    <message>
        <source>One at a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One process that answers one request after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One process with several threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workers forked beforehand, each busy with one request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greenlets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many light threads that give way to each other while they wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thread that turns to whatever is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes and threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several workers, each busy with several requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not installed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. To install it: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not installed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;%1&lt;/i&gt;: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your own folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (yours)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ServerOptions</name>
    <message>
        <source>Options of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with its own options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::ServersPanel</name>
    <message>
        <source>All at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only servers whose name has this in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Measures the checked servers at the same time, and not one after the other. They disturb each other then, and the runs are marked so.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;A click on a name chooses that server. The boxes choose several: they are measured one after the other. With several checked, a double click, or Enter, chooses one alone; the space bar checks.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server is called like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more chosen, not among those found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How servers are installed, and their variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to choose one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::SettingEditor</name>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::SetupPanel</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick: a first look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Default of each that is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default and &amp;hardened of each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose several servers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search behaviours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;original&apos;s six</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All culprits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behaviours to put them under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose several behaviours at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many culprits are sent together: numbers separated by commas, or pool for one more than the server can be busy with at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each cell is measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One culprit at a time, one baseline for each server, and no leaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a server to be measured, or choose several at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a behaviour to put the servers under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only servers whose name has this in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Each checked server is a row of the matrix. The box of a class checks all of it that is installed; the space bar checks too.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows only behaviours whose name has this in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Each checked behaviour is a column of the matrix: the servers are sent culprits of it among innocents. The box of a group checks all of it; the space bar checks too.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures every checked server under every checked behaviour (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::Standing</name>
    <message>
        <source>the reference, run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reference, runs %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, there %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is of %1, which later runs of this plan on this server are compared with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worse than %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better than %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference seen to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough runs against %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TableBar</name>
    <message>
        <source>Progress of the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TableController</name>
    <message>
        <source>This table cannot be gone on with here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cell cannot be measured here: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be measured again: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TableFiles</name>
    <message>
        <source>Open Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Durability tables (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Table as HTML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Matrix as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Matrix as SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG pictures (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TableHost</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not saved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TablePlan</name>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 behaviours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 with a fresh server for each: %3. Each cell sends %4 innocents a second, and then the culprits among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TestPicker</name>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready-made mixes, and your own: choosing one replaces the behaviours below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save This Mix…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the behaviours below under a name, to choose them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives this mix of yours another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets this mix of yours; the behaviours below stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this mix, rename or delete one of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own mixes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the mix is called in the list of tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the mix no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mix is now among the tests, as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no test any more; its behaviours are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (modified)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TimeBar</name>
    <message>
        <source>Last %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the charts stand still, while the run goes on and is recorded (Space on a chart)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to what was on view before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run again (Ctrl+0, or a double click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a running run is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of a run is shown while it goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The display is paused; data keep flowing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused; data keep flowing. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::TimeOverview</name>
    <message>
        <source>Overview of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole run. Drag the bright part along it, or drag its edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::WindowActions</name>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the server and send the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the load and stop the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a &amp;Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a note on the time axis: at the cursor, else at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look for Servers Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again which servers are installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save Plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan, to run it again elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Charts as &amp;Picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the charts as PNG or SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Data as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the figures behind the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the last change to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the charts as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreters, memory ceiling, colours and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what runs and quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run and its charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show servers by behaviours, graded by what culprits do to innocents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logarithmic Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic latency axis, which shows fast and slow replies at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run and its charts, with the plan to the left and what comes of it to the right and below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel back to where it was at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All shortcuts at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What&apos;s &amp;This?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the control is for that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain What Is Clicked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the control is for that is clicked next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Labour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this is, and its licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the Picture&apos;s &amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show runs beside each other, and by how much they differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;Whole Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Is on &amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and data are of the whole run, whatever is on view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and data are of the stretch of time that is on view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs beside each other, with the window to themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What all this means and how it is used, at the page for where the focus is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::WindowLayout</name>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::WindowMessages</name>
    <message>
        <source>The plan that was left last cannot be read any more; this is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all manifests can be read; what is wrong with them is left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>labour::WindowViews</name>
    <message>
        <source>Views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
