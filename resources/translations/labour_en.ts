<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>labour::ComparisonExporter</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::ComparisonPage</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::Conditions</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::LiveRun</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>own mix of %n behaviours</source>
        <translation>
            <numerusform>own mix of %n behaviour</numerusform>
            <numerusform>own mix of %n behaviours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::MatrixPage</name>
    <message numerus="yes">
        <source>&amp;Go On: %n cells</source>
        <translation>
            <numerusform>&amp;Go On: %n cell</numerusform>
            <numerusform>&amp;Go On: %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::RunHeadline</name>
    <message numerus="yes">
        <source>%n workers ended.</source>
        <translation>
            <numerusform>%n worker ended.</numerusform>
            <numerusform>%n workers ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labour::ServersPanel</name>
    <message numerus="yes">
        <source>and %n more chosen, not among those found</source>
        <translation>
            <numerusform>and %n more chosen, not among those found</numerusform>
            <numerusform>and %n more chosen, not among those found</numerusform>
        </translation>
    </message>
</context>
</TS>
