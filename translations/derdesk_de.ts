<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Derdesk</source>
        <translation>Über Derdesk</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Derdesk %1&lt;/h3&gt;&lt;p&gt;Back office for distributed energy resources: service tasks from registrations and interconnections.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Derdesk %1&lt;/h3&gt;&lt;p&gt;Sachbearbeitung für dezentrale Energieanlagen: Serviceaufträge aus Registrierungen und Netzanschlüssen.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>AddTaskDialog</name>
    <message>
        <source>Add a Service Task</source>
        <translation>Serviceauftrag anlegen</translation>
    </message>
    <message>
        <source>Enrolls a customer in a program, without a device or with a controllable asset that is no distributed energy resource.</source>
        <translation>Meldet einen Kunden zu einem Programm an, ohne Gerät oder mit einer steuerbaren Anlage, die keine dezentrale Energieanlage ist.</translation>
    </message>
    <message>
        <source>&amp;Account id of the customer</source>
        <translation>&amp;Vertragskonto des Kunden</translation>
    </message>
    <message>
        <source>Account id of the customer</source>
        <translation>Vertragskonto des Kunden</translation>
    </message>
    <message>
        <source>&amp;Service point</source>
        <translation>&amp;Anschlusspunkt</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>Anschlusspunkt</translation>
    </message>
    <message>
        <source>P&amp;rogram</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>S&amp;pecification of the asset</source>
        <translation>&amp;Spezifikation der Anlage</translation>
    </message>
    <message>
        <source>Specification of the asset</source>
        <translation>Spezifikation der Anlage</translation>
    </message>
    <message>
        <source>None: an enrollment without a device</source>
        <translation>Leer: Programmanmeldung ohne Gerät</translation>
    </message>
    <message>
        <source>Serial &amp;number</source>
        <translation>Serien&amp;nummer</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
</context>
<context>
    <name>AssetStatus</name>
    <message>
        <source>pending</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>interconnected</source>
        <translation>angeschlossen</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>stillgelegt</translation>
    </message>
</context>
<context>
    <name>AttributeGroup</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation>Blindleistung</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation>Netzanschluss</translation>
    </message>
</context>
<context>
    <name>AttributeLines</name>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation>Netzanschluss</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>abweichend</translation>
    </message>
    <message>
        <source>beyond %1 (%2)</source>
        <translation>jenseits von %1 (%2)</translation>
    </message>
    <message>
        <source>above %1 (%2)</source>
        <translation>über %1 (%2)</translation>
    </message>
    <message>
        <source>needs %1</source>
        <translation>braucht %1</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>outside its range</source>
        <translation>außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
</context>
<context>
    <name>BatchRun</name>
    <message>
        <source>at most %1 records</source>
        <translation>höchstens %1 Datensätze</translation>
    </message>
    <message>
        <source>up to %1 errors</source>
        <translation>bis %1 Fehler</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Too many errors</source>
        <translation>Zu viele Fehler</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>With issues</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>In error</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>Restricted to</source>
        <translation>Beschränkt auf</translation>
    </message>
</context>
<context>
    <name>BusinessObject</name>
    <message>
        <source>Enrollment</source>
        <translation>Programmanmeldung</translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation>Netzanschluss</translation>
    </message>
    <message>
        <source>Unenrollment</source>
        <translation>Programmabmeldung</translation>
    </message>
</context>
<context>
    <name>DerAttribute</name>
    <message>
        <source>DER type</source>
        <translation>DER-Typ</translation>
    </message>
    <message>
        <source>Control modes supported</source>
        <translation>Unterstützte Steuerungsarten</translation>
    </message>
    <message>
        <source>Active power rating at unity power factor</source>
        <translation>Bemessungswirkleistung bei Leistungsfaktor 1</translation>
    </message>
    <message>
        <source>Active power rating at the over-excited power factor</source>
        <translation>Bemessungswirkleistung beim übererregten Leistungsfaktor</translation>
    </message>
    <message>
        <source>Over-excited power factor</source>
        <translation>Übererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Active power rating at the under-excited power factor</source>
        <translation>Bemessungswirkleistung beim untererregten Leistungsfaktor</translation>
    </message>
    <message>
        <source>Under-excited power factor</source>
        <translation>Untererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Apparent power rating</source>
        <translation>Bemessungsscheinleistung</translation>
    </message>
    <message>
        <source>Maximum AC current</source>
        <translation>Maximaler AC-Strom</translation>
    </message>
    <message>
        <source>Reactive power injected</source>
        <translation>Eingespeiste Blindleistung</translation>
    </message>
    <message>
        <source>Reactive power absorbed</source>
        <translation>Aufgenommene Blindleistung</translation>
    </message>
    <message>
        <source>Smallest over-excited power factor</source>
        <translation>Kleinster übererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Smallest under-excited power factor</source>
        <translation>Kleinster untererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Susceptance that stays connected after a trip</source>
        <translation>Blindleitwert, der nach einer Auslösung am Netz bleibt</translation>
    </message>
    <message>
        <source>Charge power</source>
        <translation>Ladeleistung</translation>
    </message>
    <message>
        <source>Discharge power</source>
        <translation>Entladeleistung</translation>
    </message>
    <message>
        <source>Apparent charge power</source>
        <translation>Ladescheinleistung</translation>
    </message>
    <message>
        <source>Apparent discharge power</source>
        <translation>Entladescheinleistung</translation>
    </message>
    <message>
        <source>Usable storage energy</source>
        <translation>Nutzbare Speicherenergie</translation>
    </message>
    <message>
        <source>Usable storage charge</source>
        <translation>Nutzbare Speicherladung</translation>
    </message>
    <message>
        <source>Nominal AC voltage</source>
        <translation>AC-Nennspannung</translation>
    </message>
    <message>
        <source>Maximum AC voltage</source>
        <translation>Maximale AC-Spannung</translation>
    </message>
    <message>
        <source>Minimum AC voltage</source>
        <translation>Minimale AC-Spannung</translation>
    </message>
    <message>
        <source>IEEE 1547-2018 normal operating category</source>
        <translation>Normalbetriebskategorie nach IEEE 1547-2018</translation>
    </message>
    <message>
        <source>IEEE 1547-2018 abnormal operating category</source>
        <translation>Störbetriebskategorie nach IEEE 1547-2018</translation>
    </message>
    <message>
        <source>Agreed active power</source>
        <translation>Vereinbarte Wirkleistung</translation>
    </message>
    <message>
        <source>Agreed apparent power</source>
        <translation>Vereinbarte Scheinleistung</translation>
    </message>
    <message>
        <source>Agreed reactive power injected</source>
        <translation>Vereinbarte eingespeiste Blindleistung</translation>
    </message>
    <message>
        <source>Agreed reactive power absorbed</source>
        <translation>Vereinbarte aufgenommene Blindleistung</translation>
    </message>
    <message>
        <source>Agreed smallest over-excited power factor</source>
        <translation>Vereinbarter kleinster übererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Agreed smallest under-excited power factor</source>
        <translation>Vereinbarter kleinster untererregter Leistungsfaktor</translation>
    </message>
    <message>
        <source>Agreed charge power</source>
        <translation>Vereinbarte Ladeleistung</translation>
    </message>
    <message>
        <source>Agreed discharge power</source>
        <translation>Vereinbarte Entladeleistung</translation>
    </message>
    <message>
        <source>Agreed nominal voltage</source>
        <translation>Vereinbarte Nennspannung</translation>
    </message>
    <message>
        <source>Agreed maximum voltage</source>
        <translation>Vereinbarte Maximalspannung</translation>
    </message>
    <message>
        <source>Agreed minimum voltage</source>
        <translation>Vereinbarte Minimalspannung</translation>
    </message>
    <message>
        <source>Export limit</source>
        <translation>Einspeisegrenze</translation>
    </message>
    <message>
        <source>Interconnection agreement</source>
        <translation>Netzanschlussvertrag</translation>
    </message>
    <message>
        <source>Permission to operate</source>
        <translation>Betriebserlaubnis</translation>
    </message>
    <message>
        <source>IEEE 1547-2018 ride-through category</source>
        <translation>Ride-Through-Kategorie nach IEEE 1547-2018</translation>
    </message>
    <message>
        <source>Volt-var function enabled</source>
        <translation>Q(U)-Regelung aktiviert</translation>
    </message>
    <message>
        <source>Volt-watt function enabled</source>
        <translation>P(U)-Regelung aktiviert</translation>
    </message>
    <message>
        <source>Frequency-droop function enabled</source>
        <translation>P(f)-Regelung aktiviert</translation>
    </message>
</context>
<context>
    <name>DerAttributeValue</name>
    <message>
        <source>not applicable</source>
        <translation>nicht zutreffend</translation>
    </message>
    <message>
        <source>virtual or mixed</source>
        <translation>virtuell oder gemischt</translation>
    </message>
    <message>
        <source>reciprocating engine</source>
        <translation>Hubkolbenmotor</translation>
    </message>
    <message>
        <source>fuel cell</source>
        <translation>Brennstoffzelle</translation>
    </message>
    <message>
        <source>photovoltaic</source>
        <translation>Photovoltaik</translation>
    </message>
    <message>
        <source>combined heat and power</source>
        <translation>Kraft-Wärme-Kopplung</translation>
    </message>
    <message>
        <source>other generation</source>
        <translation>sonstige Erzeugung</translation>
    </message>
    <message>
        <source>other storage</source>
        <translation>sonstiger Speicher</translation>
    </message>
    <message>
        <source>electric vehicle</source>
        <translation>Elektrofahrzeug</translation>
    </message>
    <message>
        <source>EVSE</source>
        <translation>Ladeeinrichtung (EVSE)</translation>
    </message>
    <message>
        <source>combined PV and storage</source>
        <translation>Photovoltaik mit Speicher</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>category A</source>
        <translation>Kategorie A</translation>
    </message>
    <message>
        <source>category B</source>
        <translation>Kategorie B</translation>
    </message>
    <message>
        <source>category I</source>
        <translation>Kategorie I</translation>
    </message>
    <message>
        <source>category II</source>
        <translation>Kategorie II</translation>
    </message>
    <message>
        <source>category III</source>
        <translation>Kategorie III</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>EditRecord</name>
    <message>
        <source>%1 and more</source>
        <translation>%1 und weitere</translation>
    </message>
</context>
<context>
    <name>FieldText</name>
    <message>
        <source>registration only</source>
        <translation>nur Registrierung</translation>
    </message>
    <message>
        <source>interconnection and registration</source>
        <translation>Netzanschluss und Registrierung</translation>
    </message>
    <message>
        <source>no DER</source>
        <translation>keine DER</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>HeadEndStatus</name>
    <message>
        <source>registration not requested</source>
        <translation>Registrierung nicht angefordert</translation>
    </message>
    <message>
        <source>registration requested</source>
        <translation>Registrierung angefordert</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>removal requested</source>
        <translation>Abmeldung angefordert</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>%1 stands in line %2 already</source>
        <translation>%1 steht schon in Zeile %2</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>a quote inside field %1, which does not begin with one</source>
        <translation>ein Anführungszeichen in Feld %1, das nicht mit einem beginnt</translation>
    </message>
    <message>
        <source>the quote that begins field %1 is never closed</source>
        <translation>das Anführungszeichen am Anfang von Feld %1 wird nie geschlossen</translation>
    </message>
    <message>
        <source>a carriage return without a line feed after field %1</source>
        <translation>ein Wagenrücklauf ohne Zeilenvorschub nach Feld %1</translation>
    </message>
    <message>
        <source>text after the closing quote of field %1</source>
        <translation>Text nach dem schließenden Anführungszeichen von Feld %1</translation>
    </message>
    <message>
        <source>a NUL character in field %1</source>
        <translation>ein NUL-Zeichen in Feld %1</translation>
    </message>
    <message>
        <source>field %1 is not UTF-8</source>
        <translation>Feld %1 ist nicht in UTF-8</translation>
    </message>
    <message>
        <source>the record is longer than %1 bytes</source>
        <translation>der Satz ist länger als %1 Bytes</translation>
    </message>
    <message>
        <source>%1 belongs to another customer in line %2</source>
        <translation>%1 gehört in Zeile %2 einem anderen Kunden</translation>
    </message>
    <message>
        <source>%1, but %2 in line %3, for the same %4</source>
        <translation>%1, aber %2 in Zeile %3, bei gleicher %4</translation>
    </message>
    <message>
        <source>%1 is none of INTERCONNECTION_AND_REGISTRATION, REGISTRATION_ONLY and empty</source>
        <translation>%1 ist weder INTERCONNECTION_AND_REGISTRATION noch REGISTRATION_ONLY noch leer</translation>
    </message>
    <message>
        <source>%1 is not a number of at least 0</source>
        <translation>%1 ist keine Zahl ab 0</translation>
    </message>
    <message>
        <source>%1 is neither a number of at least 0 nor a range of two</source>
        <translation>%1 ist weder eine Zahl ab 0 noch ein Bereich aus zweien</translation>
    </message>
    <message>
        <source>a value is required</source>
        <translation>ein Wert ist nötig</translation>
    </message>
    <message>
        <source>%1 has %2 characters; at most %3 are allowed</source>
        <translation>%1 hat %2 Zeichen; höchstens %3 sind erlaubt</translation>
    </message>
    <message>
        <source>a header row with the names of the columns is missing</source>
        <translation>eine Kopfzeile mit den Namen der Spalten fehlt</translation>
    </message>
    <message>
        <source>column %1, %2, is not one of this import&apos;s</source>
        <translation>Spalte %1, %2, gehört nicht zu diesem Import</translation>
    </message>
    <message>
        <source>column %1 has the name of column %2</source>
        <translation>Spalte %1 heißt wie Spalte %2</translation>
    </message>
    <message>
        <source>this column is required, but missing</source>
        <translation>diese Spalte ist nötig, fehlt aber</translation>
    </message>
    <message>
        <source>an empty line</source>
        <translation>eine leere Zeile</translation>
    </message>
    <message>
        <source>the row has %1 fields, the header %2</source>
        <translation>die Zeile hat %1 Felder, die Kopfzeile %2</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 ist weder true noch false</translation>
    </message>
    <message>
        <source>%1 is not a date as in 2026-12-31</source>
        <translation>%1 ist kein Datum wie 2026-12-31</translation>
    </message>
    <message>
        <source>the end date %1 is before the start date %2</source>
        <translation>das Ende %1 liegt vor dem Beginn %2</translation>
    </message>
    <message>
        <source>there is no asset type %1</source>
        <translation>es gibt keine Anlagenart %1</translation>
    </message>
    <message>
        <source>there is no program %1</source>
        <translation>es gibt kein Programm %1</translation>
    </message>
    <message>
        <source>the manufacturer %1 has no model %2</source>
        <translation>der Hersteller %1 hat kein Modell %2</translation>
    </message>
</context>
<context>
    <name>OutboundStatus</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>Database Password</source>
        <translation>Passwort der Datenbank</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Remember it in the keychain</source>
        <translation>Im Schlüsselbund mer&amp;ken</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
</context>
<context>
    <name>PowerCapability</name>
    <message>
        <source>Active power from %1 to %2, reactive power from %3 to %4</source>
        <translation>Wirkleistung von %1 bis %2, Blindleistung von %3 bis %4</translation>
    </message>
    <message>
        <source>, apparent power up to %1</source>
        <translation>, Scheinleistung bis %1</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The request cannot be read: {reason}.</source>
        <translation>Die Anfrage ist nicht lesbar: {reason}.</translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation>{field} fehlt.</translation>
    </message>
    <message>
        <source>{field} has {length} characters; at most {limit} are allowed.</source>
        <translation>{field} hat {length} Zeichen; zulässig sind höchstens {limit}.</translation>
    </message>
    <message>
        <source>{field} is {value}; {expected} is needed.</source>
        <translation>{field} ist {value}; erforderlich ist {expected}.</translation>
    </message>
    <message>
        <source>{field} is {value}; allowed is {expected}.</source>
        <translation>{field} ist {value}; zulässig ist {expected}.</translation>
    </message>
    <message>
        <source>{field} is no attribute of a distributed energy resource.</source>
        <translation>{field} ist kein Attribut einer dezentralen Energieanlage.</translation>
    </message>
    <message>
        <source>{field} is {value}; it must be {range}.</source>
        <translation>{field} ist {value}; zulässiger Bereich: {range}.</translation>
    </message>
    <message>
        <source>{field} needs {other}, which is not given.</source>
        <translation>{field} erfordert {other}; diese Angabe fehlt.</translation>
    </message>
    <message>
        <source>{field} is {value} V, but {other} is {limit} V: minimum, nominal and maximum voltage must rise in this order.</source>
        <translation>{field} ist {value} V, aber {other} ist {limit} V: Minimal-, Nenn- und Maximalspannung müssen in dieser Reihenfolge ansteigen.</translation>
    </message>
    <message>
        <source>{field} is {value}, beyond the rating {other} of {limit}.</source>
        <translation>{field} ist {value} und übersteigt den Bemessungswert {other} von {limit}.</translation>
    </message>
    <message>
        <source>There is no active model {model} of manufacturer {manufacturer} in the catalogue.</source>
        <translation>Im Katalog gibt es kein aktives Modell {model} des Herstellers {manufacturer}.</translation>
    </message>
    <message>
        <source>There is no asset specification for {value}.</source>
        <translation>Es gibt keine Spezifikation für {value}.</translation>
    </message>
    <message>
        <source>{manufacturer} {model} has several asset specifications ({value}); name one.</source>
        <translation>Für {manufacturer} {model} gibt es mehrere Spezifikationen ({value}); bitte eine davon angeben.</translation>
    </message>
    <message>
        <source>Asset specification {specification} is for {manufacturer} {model}, not for the model that is named.</source>
        <translation>Spezifikation {specification} gilt für {manufacturer} {model}, nicht für das angegebene Modell.</translation>
    </message>
    <message>
        <source>There is no controllable asset type {value}.</source>
        <translation>Es gibt keine steuerbare Anlagenart {value}.</translation>
    </message>
    <message>
        <source>Asset specification {specification} is of type {expected}, not {value}.</source>
        <translation>Spezifikation {specification} gehört zur Anlagenart {expected}, nicht zu {value}.</translation>
    </message>
    <message>
        <source>There is no head-end system {value}.</source>
        <translation>Es gibt kein Head-End-System {value}.</translation>
    </message>
    <message>
        <source>There is no program {value}.</source>
        <translation>Es gibt kein Programm {value}.</translation>
    </message>
    <message>
        <source>Program {program} is not open on {value}.</source>
        <translation>Programm {program} ist am {value} nicht geöffnet.</translation>
    </message>
    <message>
        <source>Asset type {assetType} is not eligible for program {program}.</source>
        <translation>Anlagenart {assetType} ist für Programm {program} nicht zugelassen.</translation>
    </message>
    <message>
        <source>The request names no program, and asset specification {specification} has none.</source>
        <translation>Die Anfrage nennt kein Programm, und in Spezifikation {specification} ist keines hinterlegt.</translation>
    </message>
    <message>
        <source>Asset type {assetType} has no DER Registration Flag: its assets cannot be registered as distributed energy resources.</source>
        <translation>Anlagenart {assetType} hat kein DER-Registrierungskennzeichen: Anlagen dieser Art können nicht als dezentrale Energieanlagen registriert werden.</translation>
    </message>
    <message>
        <source>Assets of type {assetType} must be interconnected first; there is no interconnection for serial number {serialNo}.</source>
        <translation>Anlagen der Art {assetType} müssen zuerst an das Netz angeschlossen werden; für Seriennummer {serialNo} liegt kein Netzanschluss vor.</translation>
    </message>
    <message>
        <source>Transaction {value} came before with other content; it made service task {taskId}. Send new content under a new transaction id.</source>
        <translation>Transaktions-ID {value} wurde bereits mit anderem Inhalt verwendet; daraus entstand Serviceauftrag {taskId}. Neue Inhalte bitte unter einer neuen Transaktions-ID senden.</translation>
    </message>
    <message>
        <source>{manufacturer} {model} with serial number {serialNo} is interconnected already, or its interconnection task {taskId} is open.</source>
        <translation>{manufacturer} {model} mit Seriennummer {serialNo} ist bereits angeschlossen, oder der zugehörige Netzanschlussauftrag {taskId} läuft noch.</translation>
    </message>
    <message>
        <source>The asset with serial number {value} has an open service task, {taskId}.</source>
        <translation>Für die Anlage mit Seriennummer {value} läuft noch der Serviceauftrag {taskId}.</translation>
    </message>
    <message>
        <source>NIC id {value} of head-end system {other} belongs to another device.</source>
        <translation>NIC-ID {value} des Head-End-Systems {other} gehört zu einem anderen Gerät.</translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is recorded with {field} {other}, not {value}.</source>
        <translation>Die Anlage mit Seriennummer {serialNo} ist mit {field} {other} erfasst, nicht mit {value}.</translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is retired.</source>
        <translation>Die Anlage mit Seriennummer {serialNo} ist stillgelegt.</translation>
    </message>
    <message>
        <source>Service task {taskId} was changed by somebody else meanwhile.</source>
        <translation>Serviceauftrag {taskId} wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>{action} is not allowed for service task {taskId} in state {status}; allowed now: {expected}.</source>
        <translation>{action} ist für Serviceauftrag {taskId} im Status {status} nicht zulässig; derzeit zulässig: {expected}.</translation>
    </message>
    <message>
        <source>{field} {value} exists already.</source>
        <translation>{field} {value} ist bereits vorhanden.</translation>
    </message>
    <message>
        <source>The database is not empty: {value} has records.</source>
        <translation>Die Datenbank ist nicht leer: {value} enthält Datensätze.</translation>
    </message>
    <message>
        <source>No customer was found for {customer}. Import the customer, or correct the task.</source>
        <translation>Zu {customer} wurde kein Kunde gefunden. Bitte den Kunden importieren oder den Auftrag berichtigen.</translation>
    </message>
    <message>
        <source>Several customers were found for {customer}. An account id tells which is meant.</source>
        <translation>Zu {customer} wurden mehrere Kunden gefunden. Das Vertragskonto macht die Angabe eindeutig.</translation>
    </message>
    <message>
        <source>No service point was found for {servicePoint}. Import it, or correct the task.</source>
        <translation>Zu {servicePoint} wurde kein Anschlusspunkt gefunden. Bitte den Anschlusspunkt importieren oder den Auftrag berichtigen.</translation>
    </message>
    <message>
        <source>Several service points were found for {servicePoint}. A service point id tells which is meant.</source>
        <translation>Zu {servicePoint} wurden mehrere Anschlusspunkte gefunden. Die Anschlusspunkt-ID macht die Angabe eindeutig.</translation>
    </message>
    <message>
        <source>Service point {servicePoint} belongs to another customer.</source>
        <translation>Anschlusspunkt {servicePoint} gehört zu einem anderen Kunden.</translation>
    </message>
    <message>
        <source>The interconnection of serial number {serialNo} is not completed; task {taskId} is open. This task goes on by itself afterwards.</source>
        <translation>Der Netzanschluss für Seriennummer {serialNo} ist nicht abgeschlossen; Auftrag {taskId} läuft noch. Danach wird dieser Auftrag automatisch fortgesetzt.</translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is not interconnected, and no interconnection task is open for it.</source>
        <translation>Die Anlage mit Seriennummer {serialNo} ist nicht angeschlossen, und es läuft kein Netzanschlussauftrag für sie.</translation>
    </message>
    <message>
        <source>The nameplate lacks {field}, which this kind of DER has to state.</source>
        <translation>Auf dem Typenschild fehlt {field}; für diesen DER-Typ ist die Angabe erforderlich.</translation>
    </message>
    <message>
        <source>The device with serial number {serialNo} is enrolled in program {program} already.</source>
        <translation>Das Gerät mit Seriennummer {serialNo} ist bereits zum Programm {program} angemeldet.</translation>
    </message>
    <message>
        <source>There is no {field} {value}.</source>
        <translation>{field} {value} ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>A valid bearer token is needed.</source>
        <translation>Ein gültiges Bearer-Token ist erforderlich.</translation>
    </message>
    <message>
        <source>The token lacks the scope {expected}.</source>
        <translation>Dem Token fehlt die Berechtigung {expected}.</translation>
    </message>
    <message>
        <source>{value} is not allowed here; allowed is {expected}.</source>
        <translation>{value} ist hier nicht zulässig; zulässig ist {expected}.</translation>
    </message>
    <message>
        <source>Answers are given as {expected}, not as {value}.</source>
        <translation>Antworten werden als {expected} gegeben, nicht als {value}.</translation>
    </message>
    <message>
        <source>The request has {length}; at most {limit} are allowed.</source>
        <translation>Die Anfrage hat {length}; zulässig sind höchstens {limit}.</translation>
    </message>
    <message>
        <source>Requests are read as {expected}, not as {value}.</source>
        <translation>Anfragen werden als {expected} gelesen, nicht als {value}.</translation>
    </message>
    <message>
        <source>There were too many {value}; try again in {limit} seconds.</source>
        <translation>Es waren zu viele {value}; neuer Versuch in {limit} Sekunden möglich.</translation>
    </message>
    <message>
        <source>The database is busy; try again later. ({reason})</source>
        <translation>Die Datenbank ist ausgelastet; bitte später erneut versuchen. ({reason})</translation>
    </message>
    <message>
        <source>The database failed: {reason}.</source>
        <translation>Die Datenbank hat einen Fehler gemeldet: {reason}.</translation>
    </message>
    <message>
        <source>The database does not fit the program: {reason}.</source>
        <translation>Die Datenbank passt nicht zu dieser Version von Derdesk: {reason}.</translation>
    </message>
    <message>
        <source>Internal error: {reason}.</source>
        <translation>Interner Fehler: {reason}.</translation>
    </message>
    <message>
        <source>The enrollment in program {program} that task {taskId} made has ended already.</source>
        <translation>Die Anmeldung zum Programm {program} durch Auftrag {taskId} ist bereits beendet.</translation>
    </message>
    <message>
        <source>{field} {value} is in use, by {other}.</source>
        <translation>{field} {value} wird verwendet: {other}.</translation>
    </message>
    <message>
        <source>{field} {value} was changed by somebody else meanwhile.</source>
        <translation>{field} {value} wurde inzwischen von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>This database is only for those who have signed in. Sign in, or ask an administrator to make you a user.</source>
        <translation>Diese Datenbank ist nur für angemeldete Benutzer. Melden Sie sich an, oder bitten Sie die Administration, Sie als Benutzer anzulegen.</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>Der Name oder das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>There were too many wrong passwords for {value}. Try again in {limit} seconds, or ask an administrator for a new password.</source>
        <translation>Es gab zu viele falsche Passwörter für {value}. Versuchen Sie es in {limit} Sekunden wieder, oder bitten Sie die Administration um ein neues Passwort.</translation>
    </message>
    <message>
        <source>The user {value} is disabled. Ask an administrator to enable it.</source>
        <translation>Der Benutzer {value} ist gesperrt. Bitten Sie die Administration, ihn freizugeben.</translation>
    </message>
    <message>
        <source>Only clerks and administrators may do this, and the user {value} is neither. Ask an administrator for the role of a clerk.</source>
        <translation>Das ist der Sachbearbeitung und der Administration vorbehalten, und der Benutzer {value} gehört zu keiner von beiden. Bitten Sie die Administration um die Rolle der Sachbearbeitung.</translation>
    </message>
    <message>
        <source>Only administrators may do this, and the user {value} is none. Ask an administrator to do it, or for that role.</source>
        <translation>Das ist der Administration vorbehalten, zu der der Benutzer {value} nicht gehört. Bitten Sie die Administration, es zu tun, oder um diese Rolle.</translation>
    </message>
    <message>
        <source>While signing in is required, there must be an administrator who can. Add or enable another one first.</source>
        <translation>Solange sich alle anmelden müssen, muss es jemanden in der Administration geben, der das kann. Fügen Sie zuerst jemanden hinzu, oder geben Sie jemanden frei.</translation>
    </message>
</context>
<context>
    <name>ProblemRemedy</name>
    <message>
        <source>By itself when the customer is imported. Else correct what the request says of the customer.</source>
        <translation>Von selbst, sobald der Kunde importiert ist. Sonst die Kundenangaben der Anfrage berichtigen.</translation>
    </message>
    <message>
        <source>Give the account id of the customer who is meant.</source>
        <translation>Die Kundenkonto-ID des gemeinten Kunden angeben.</translation>
    </message>
    <message>
        <source>By itself when the service point is imported. Else correct what the request says of the location.</source>
        <translation>Von selbst, sobald der Anschlusspunkt importiert ist. Sonst die Ortsangaben der Anfrage berichtigen.</translation>
    </message>
    <message>
        <source>Give the id of the service point that is meant.</source>
        <translation>Die ID des gemeinten Anschlusspunkts angeben.</translation>
    </message>
    <message>
        <source>By itself when an import says that the service point is this customer&apos;s. Else correct the customer or the location.</source>
        <translation>Von selbst, sobald ein Import den Anschlusspunkt diesem Kunden zuordnet. Sonst Kunde oder Ort berichtigen.</translation>
    </message>
    <message>
        <source>By itself when the program is added. Else choose another one.</source>
        <translation>Von selbst, sobald das Programm angelegt ist. Sonst ein anderes wählen.</translation>
    </message>
    <message>
        <source>By itself when the dates or the status of the program are changed. Else choose another program.</source>
        <translation>Von selbst, sobald Zeitraum oder Status des Programms geändert sind. Sonst ein anderes Programm wählen.</translation>
    </message>
    <message>
        <source>By itself when the program admits the asset type. Else choose another program.</source>
        <translation>Von selbst, sobald das Programm die Anlagenart zulässt. Sonst ein anderes Programm wählen.</translation>
    </message>
    <message>
        <source>By itself when the model and its manufacturer are active.</source>
        <translation>Von selbst, sobald Modell und Hersteller aktiv sind.</translation>
    </message>
    <message>
        <source>By itself when the interconnection task is completed.</source>
        <translation>Von selbst, sobald der Netzanschlussauftrag abgeschlossen ist.</translation>
    </message>
    <message>
        <source>By itself when an interconnection of the asset has come and is completed.</source>
        <translation>Von selbst, sobald ein Netzanschluss der Anlage eingegangen und abgeschlossen ist.</translation>
    </message>
    <message>
        <source>Nothing is left to be done: cancel the task, unless the serial number is wrong.</source>
        <translation>Es ist nichts mehr zu tun: den Auftrag stornieren, sofern die Seriennummer stimmt.</translation>
    </message>
    <message>
        <source>Supply the attribute in the request, or complete the specification; then it clears by itself.</source>
        <translation>Das Attribut in der Anfrage ergänzen oder die Spezifikation vervollständigen; dann löst es sich von selbst.</translation>
    </message>
    <message>
        <source>Supply the attribute that is missing, or remove the one that needs it.</source>
        <translation>Das fehlende Attribut ergänzen oder das entfernen, das es voraussetzt.</translation>
    </message>
    <message>
        <source>Correct the voltages in the request, or those of the specification.</source>
        <translation>Die Spannungen der Anfrage oder die der Spezifikation berichtigen.</translation>
    </message>
    <message>
        <source>Correct the setting or its rating in the request, or the rating of the specification.</source>
        <translation>Einstellung oder Bemessungswert der Anfrage oder den Bemessungswert der Spezifikation berichtigen.</translation>
    </message>
    <message>
        <source>By itself when the other enrollment ends. Cancel the task if that is the one that is wanted, or choose another program.</source>
        <translation>Von selbst, sobald die andere Anmeldung endet. Den Auftrag stornieren, wenn jene die gewünschte ist, oder ein anderes Programm wählen.</translation>
    </message>
    <message>
        <source>End the enrollment at the other service point first, then retry; or cancel the task if the serial number is wrong.</source>
        <translation>Zuerst die Anmeldung am anderen Anschlusspunkt beenden und dann wiederholen; oder den Auftrag stornieren, wenn die Seriennummer falsch ist.</translation>
    </message>
    <message>
        <source>Nothing is left to be ended: cancel the task.</source>
        <translation>Es ist nichts mehr zu beenden: den Auftrag stornieren.</translation>
    </message>
</context>
<context>
    <name>ProblemTitle</name>
    <message>
        <source>The request cannot be read</source>
        <translation>Anfrage nicht lesbar</translation>
    </message>
    <message>
        <source>A field is missing</source>
        <translation>Feld fehlt</translation>
    </message>
    <message>
        <source>A field is too long</source>
        <translation>Feld zu lang</translation>
    </message>
    <message>
        <source>A field has the wrong type</source>
        <translation>Falscher Feldtyp</translation>
    </message>
    <message>
        <source>A value is not allowed</source>
        <translation>Wert nicht zulässig</translation>
    </message>
    <message>
        <source>An attribute is unknown</source>
        <translation>Unbekanntes Attribut</translation>
    </message>
    <message>
        <source>A value is out of range</source>
        <translation>Wert außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>An attribute needs another one</source>
        <translation>Zugehöriges Attribut fehlt</translation>
    </message>
    <message>
        <source>Voltages are out of order</source>
        <translation>Spannungen in falscher Reihenfolge</translation>
    </message>
    <message>
        <source>A setting exceeds its rating</source>
        <translation>Einstellung über Bemessungswert</translation>
    </message>
    <message>
        <source>Unknown manufacturer and model</source>
        <translation>Hersteller und Modell unbekannt</translation>
    </message>
    <message>
        <source>Unknown specification</source>
        <translation>Unbekannte Spezifikation</translation>
    </message>
    <message>
        <source>Several specifications</source>
        <translation>Mehrere Spezifikationen</translation>
    </message>
    <message>
        <source>Specification of another model</source>
        <translation>Spezifikation eines anderen Modells</translation>
    </message>
    <message>
        <source>Unknown asset type</source>
        <translation>Unbekannte Anlagenart</translation>
    </message>
    <message>
        <source>Another asset type</source>
        <translation>Andere Anlagenart</translation>
    </message>
    <message>
        <source>Unknown head-end system</source>
        <translation>Unbekanntes Head-End-System</translation>
    </message>
    <message>
        <source>Unknown program</source>
        <translation>Unbekanntes Programm</translation>
    </message>
    <message>
        <source>The program is not open</source>
        <translation>Programm nicht geöffnet</translation>
    </message>
    <message>
        <source>The asset type is not eligible</source>
        <translation>Anlagenart nicht zugelassen</translation>
    </message>
    <message>
        <source>No program</source>
        <translation>Kein Programm</translation>
    </message>
    <message>
        <source>Not a DER asset type</source>
        <translation>Keine DER-Anlagenart</translation>
    </message>
    <message>
        <source>Interconnection is required</source>
        <translation>Netzanschluss erforderlich</translation>
    </message>
    <message>
        <source>Transaction id is in use</source>
        <translation>Transaktions-ID bereits verwendet</translation>
    </message>
    <message>
        <source>Already interconnected</source>
        <translation>Bereits angeschlossen</translation>
    </message>
    <message>
        <source>A task is open</source>
        <translation>Anderer Auftrag läuft noch</translation>
    </message>
    <message>
        <source>NIC id is in use</source>
        <translation>NIC-ID bereits verwendet</translation>
    </message>
    <message>
        <source>The asset differs</source>
        <translation>Abweichende Anlage</translation>
    </message>
    <message>
        <source>The asset is retired</source>
        <translation>Anlage stillgelegt</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Not allowed now</source>
        <translation>Derzeit nicht zulässig</translation>
    </message>
    <message>
        <source>Exists already</source>
        <translation>Bereits vorhanden</translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation>Nicht leer</translation>
    </message>
    <message>
        <source>Customer not found</source>
        <translation>Kunde nicht gefunden</translation>
    </message>
    <message>
        <source>Several customers</source>
        <translation>Mehrere Kunden</translation>
    </message>
    <message>
        <source>Service point not found</source>
        <translation>Anschlusspunkt nicht gefunden</translation>
    </message>
    <message>
        <source>Several service points</source>
        <translation>Mehrere Anschlusspunkte</translation>
    </message>
    <message>
        <source>Service point of another customer</source>
        <translation>Fremder Anschlusspunkt</translation>
    </message>
    <message>
        <source>Interconnection is open</source>
        <translation>Netzanschluss läuft noch</translation>
    </message>
    <message>
        <source>Not interconnected</source>
        <translation>Nicht angeschlossen</translation>
    </message>
    <message>
        <source>An attribute is missing</source>
        <translation>Attribut fehlt</translation>
    </message>
    <message>
        <source>Already enrolled</source>
        <translation>Bereits angemeldet</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht authentifiziert</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Method not allowed</source>
        <translation>Methode nicht zulässig</translation>
    </message>
    <message>
        <source>Not acceptable</source>
        <translation>Antwortformat nicht verfügbar</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation>Anfrage zu groß</translation>
    </message>
    <message>
        <source>Unsupported media type</source>
        <translation>Medientyp nicht unterstützt</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>The database is busy</source>
        <translation>Datenbank ausgelastet</translation>
    </message>
    <message>
        <source>The database failed</source>
        <translation>Datenbankfehler</translation>
    </message>
    <message>
        <source>The database has another version</source>
        <translation>Andere Datenbankversion</translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Record changed meanwhile</source>
        <translation>Datensatz inzwischen geändert</translation>
    </message>
    <message>
        <source>Signing in is needed</source>
        <translation>Anmeldung erforderlich</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>Too many wrong passwords</source>
        <translation>Zu viele falsche Passwörter</translation>
    </message>
    <message>
        <source>The user is disabled</source>
        <translation>Der Benutzer ist gesperrt</translation>
    </message>
    <message>
        <source>Only for clerks</source>
        <translation>Nur für die Sachbearbeitung</translation>
    </message>
    <message>
        <source>Only for administrators</source>
        <translation>Nur für die Administration</translation>
    </message>
    <message>
        <source>No administrator is left</source>
        <translation>Die Administration wäre leer</translation>
    </message>
</context>
<context>
    <name>RangeText</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>eine von %1</translation>
    </message>
    <message>
        <source>at most 8 hexadecimal digits</source>
        <translation>höchstens 8 hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>1 to %1 characters</source>
        <translation>1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>a date as in 2026-03-31</source>
        <translation>ein Datum wie 2026-03-31</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
</context>
<context>
    <name>ReachDatabase</name>
    <message>
        <source>the server wants a password</source>
        <translation>der Server verlangt ein Passwort</translation>
    </message>
    <message>
        <source>that was not the password</source>
        <translation>das war nicht das Passwort</translation>
    </message>
</context>
<context>
    <name>ReadOnlyTable</name>
    <message>
        <source>&amp;Copy Row</source>
        <translation>Zeile &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy Row with Column &amp;Titles</source>
        <translation>Zeile mit Spalten&amp;titeln kopieren</translation>
    </message>
    <message>
        <source>Copy C&amp;ell</source>
        <translation>Zell&amp;e kopieren</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Service tasks</source>
        <translation>Serviceaufträge</translation>
    </message>
    <message>
        <source>Asset specifications</source>
        <translation>Anlagenspezifikationen</translation>
    </message>
    <message>
        <source>DER assets</source>
        <translation>DER-Anlagen</translation>
    </message>
    <message>
        <source>DER Registration Flag</source>
        <translation>DER-Registrierungskennzeichen</translation>
    </message>
    <message>
        <source>Controllable asset type</source>
        <translation>Steuerbare Anlagenart</translation>
    </message>
    <message>
        <source>Controllable asset types</source>
        <translation>Steuerbare Anlagenarten</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Nameplate</source>
        <translation>Typenschild</translation>
    </message>
    <message>
        <source>Asset specification</source>
        <translation>Anlagenspezifikation</translation>
    </message>
    <message>
        <source>Asset type</source>
        <translation>Anlagenart</translation>
    </message>
    <message>
        <source>Manufacturer and model</source>
        <translation>Hersteller und Modell</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Manufacturers</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Start date</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End date</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Eligible asset types</source>
        <translation>Zugelassene Anlagenarten</translation>
    </message>
    <message>
        <source>Enrollments</source>
        <translation>Programmanmeldungen</translation>
    </message>
    <message>
        <source>Head-end system</source>
        <translation>Head-End-System</translation>
    </message>
    <message>
        <source>Head-end systems</source>
        <translation>Head-End-Systeme</translation>
    </message>
    <message>
        <source>Acknowledges registrations</source>
        <translation>Bestätigt Registrierungen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>API clients</source>
        <translation>API-Clients</translation>
    </message>
    <message>
        <source>Business object</source>
        <translation>Geschäftsobjekt</translation>
    </message>
    <message>
        <source>Longest retry delay in seconds</source>
        <translation>Längste Wartezeit vor einer Wiederholung in Sekunden</translation>
    </message>
    <message>
        <source>First retry delay in seconds</source>
        <translation>Erste Wartezeit vor einer Wiederholung in Sekunden</translation>
    </message>
    <message>
        <source>Each further delay is longer by the factor</source>
        <translation>Jede weitere Wartezeit ist länger um den Faktor</translation>
    </message>
    <message>
        <source>Lengthened by chance by up to per cent</source>
        <translation>Zufällig verlängert um bis zu Prozent</translation>
    </message>
    <message>
        <source>To Do role</source>
        <translation>Aufgabenrolle</translation>
    </message>
    <message>
        <source>Service task type</source>
        <translation>Serviceauftragsart</translation>
    </message>
    <message>
        <source>Service task types</source>
        <translation>Serviceauftragsarten</translation>
    </message>
    <message>
        <source>Expires after days</source>
        <translation>Läuft ab nach Tagen</translation>
    </message>
    <message>
        <source>Retries at the most</source>
        <translation>Höchstzahl der Wiederholungen</translation>
    </message>
    <message>
        <source>Unenrollments need approval</source>
        <translation>Abmeldungen brauchen Genehmigung</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Vertragskonto</translation>
    </message>
    <message>
        <source>Person id</source>
        <translation>Personen-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Home phone</source>
        <translation>Telefon privat</translation>
    </message>
    <message>
        <source>Business phone</source>
        <translation>Telefon geschäftlich</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Mobiltelefon</translation>
    </message>
    <message>
        <source>Service points</source>
        <translation>Anschlusspunkte</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>Anschlusspunkt</translation>
    </message>
    <message>
        <source>Service point id</source>
        <translation>Anschlusspunkt-ID</translation>
    </message>
    <message>
        <source>Premise id</source>
        <translation>Objekt-ID</translation>
    </message>
    <message>
        <source>Address line 1</source>
        <translation>Adresszeile 1</translation>
    </message>
    <message>
        <source>Address line 2</source>
        <translation>Adresszeile 2</translation>
    </message>
    <message>
        <source>Address line 3</source>
        <translation>Adresszeile 3</translation>
    </message>
    <message>
        <source>Address line 4</source>
        <translation>Adresszeile 4</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesland</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>PLZ</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>DER asset</source>
        <translation>DER-Anlage</translation>
    </message>
    <message>
        <source>Asset id</source>
        <translation>Anlagen-ID</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Interconnected</source>
        <translation>Angeschlossen</translation>
    </message>
    <message>
        <source>API client</source>
        <translation>API-Client</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>DER device</source>
        <translation>DER-Gerät</translation>
    </message>
    <message>
        <source>DER devices</source>
        <translation>DER-Geräte</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Geräte-ID</translation>
    </message>
    <message>
        <source>NIC id</source>
        <translation>NIC-ID</translation>
    </message>
    <message>
        <source>Registration there</source>
        <translation>Registrierung dort</translation>
    </message>
</context>
<context>
    <name>Request</name>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>live</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>Transaktions-ID</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>%1 %2 from %3: %4 after %5</source>
        <translation>%1 %2 von %3: %4 nach %5</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Viewer</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Sachbearbeitung</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administration</translation>
    </message>
</context>
<context>
    <name>SavedList</name>
    <message>
        <source>The list is saved as %1.</source>
        <translation>Die Liste ist als %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 could not be saved: %2</source>
        <translation>%1 konnte nicht gespeichert werden: %2</translation>
    </message>
    <message>
        <source>Save List</source>
        <translation>Liste speichern</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
</context>
<context>
    <name>TaskSearchForm</name>
    <message>
        <source>Search fields</source>
        <translation>Suchfelder</translation>
    </message>
    <message>
        <source>Task &amp;id</source>
        <translation>Auftrags&amp;nummer</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Digits, or the first of them</source>
        <translation>Ziffern oder deren Anfang</translation>
    </message>
    <message>
        <source>Task type</source>
        <translation>Auftragsart</translation>
    </message>
    <message>
        <source>Business object</source>
        <translation>Geschäftsobjekt</translation>
    </message>
    <message>
        <source>St&amp;atus</source>
        <translation>Stat&amp;us</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>&amp;Transaction id</source>
        <translation>&amp;Transaktions-ID</translation>
    </message>
    <message>
        <source>External transaction id</source>
        <translation>Externe Transaktions-ID</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>NI&amp;C id</source>
        <translation>NI&amp;C-ID</translation>
    </message>
    <message>
        <source>NIC id</source>
        <translation>NIC-ID</translation>
    </message>
    <message>
        <source>Pro&amp;gram</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Customer nam&amp;e</source>
        <translation>&amp;Kundenname</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>Kundenname</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Vertragskonto</translation>
    </message>
    <message>
        <source>Service &amp;point</source>
        <translation>Ansch&amp;lusspunkt</translation>
    </message>
    <message>
        <source>Service point or premise id</source>
        <translation>Anschlusspunkt- oder Objekt-ID</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Mode&amp;l</source>
        <translation>M&amp;odell</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Created &amp;from</source>
        <translation>Erstellt a&amp;b</translation>
    </message>
    <message>
        <source>Created from</source>
        <translation>Erstellt ab</translation>
    </message>
    <message>
        <source>Created to</source>
        <translation>Erstellt bis</translation>
    </message>
    <message>
        <source>Only tasks in an issue state</source>
        <translation>Nur Aufträge mit erkanntem Problem</translation>
    </message>
    <message>
        <source>&amp;Needs attention</source>
        <translation>&amp;Zu klären</translation>
    </message>
    <message>
        <source>Business ob&amp;ject</source>
        <translation>&amp;Geschäftsobjekt</translation>
    </message>
    <message>
        <source>Serial num&amp;ber</source>
        <translation>S&amp;eriennummer</translation>
    </message>
    <message>
        <source>Acco&amp;unt id</source>
        <translation>&amp;Vertragskonto</translation>
    </message>
    <message>
        <source>Manufactu&amp;rer</source>
        <translation>He&amp;rsteller</translation>
    </message>
    <message>
        <source>Tas&amp;k type</source>
        <translation>Au&amp;ftragsart</translation>
    </message>
    <message>
        <source>To Do &amp;with</source>
        <translation>Zuge&amp;wiesen an</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>The name of the clerk who has the open To Do</source>
        <translation>Name des Sachbearbeiters, dem die offene Aufgabe zugewiesen ist</translation>
    </message>
    <message>
        <source>A clerk&apos;s name</source>
        <translation>Name eines Sachbearbeiters</translation>
    </message>
    <message>
        <source>Older than, da&amp;ys</source>
        <translation>Älter als &amp;x Tage</translation>
    </message>
    <message>
        <source>Older than, in days</source>
        <translation>Älter als, in Tagen</translation>
    </message>
    <message>
        <source>Created t&amp;o</source>
        <translation>Erstellt b&amp;is</translation>
    </message>
    <message>
        <source>Since it was created</source>
        <translation>Seit dem Anlegen</translation>
    </message>
</context>
<context>
    <name>TaskStatus</name>
    <message>
        <source>Pending</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Create asset</source>
        <translation>Anlagenerfassung</translation>
    </message>
    <message>
        <source>Device setup</source>
        <translation>Geräteeinrichtung</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>Issue detected</source>
        <translation>Problem erkannt</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Genehmigung</translation>
    </message>
    <message>
        <source>Device removal</source>
        <translation>Geräteabmeldung</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivierung</translation>
    </message>
</context>
<context>
    <name>TlsFiles</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM</source>
        <translation>%1 enthält kein Zertifikat in PEM</translation>
    </message>
</context>
<context>
    <name>UserDialog</name>
    <message>
        <source>Add User</source>
        <translation>Benutzer hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>&amp;Full name:</source>
        <translation>&amp;Vollständiger Name:</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>&amp;Rolle:</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>&amp;Once more:</source>
        <translation>N&amp;och einmal:</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>Passwort noch einmal</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>C&amp;urrent password:</source>
        <translation>&amp;Bisheriges Passwort:</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Bisheriges Passwort</translation>
    </message>
</context>
<context>
    <name>derdesk::AddTaskDialog</name>
    <message>
        <source>A&amp;dd Task</source>
        <translation>Auftrag an&amp;legen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>derdesk::ApiClientDialog</name>
    <message>
        <source>&amp;register DER devices</source>
        <translation>DER-Geräte &amp;registrieren</translation>
    </message>
    <message>
        <source>&amp;interconnect DER</source>
        <translation>DER-Anlagen ans&amp;chließen</translation>
    </message>
    <message>
        <source>read the stat&amp;us of its tasks</source>
        <translation>den &amp;Stand seiner Aufträge lesen</translation>
    </message>
    <message>
        <source>&amp;acknowledge for a head-end system</source>
        <translation>für ein Head-End-System &amp;bestätigen</translation>
    </message>
    <message>
        <source>&amp;New Secret</source>
        <translation>&amp;Neues Geheimnis</translation>
    </message>
    <message>
        <source>New API Client</source>
        <translation>Neuer API-Client</translation>
    </message>
    <message>
        <source>New Secret for %1</source>
        <translation>Neues Geheimnis für %1</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Valid for days</source>
        <translation>Gültig für Tage</translation>
    </message>
    <message>
        <source>Cer&amp;tificate</source>
        <translation>&amp;Zertifikat</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Head-end system</source>
        <translation>Head-End-System</translation>
    </message>
    <message>
        <source>It may</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie bisher</translation>
    </message>
    <message>
        <source>A file in PEM: over TLS the client may show this certificate in place of the secret</source>
        <translation>Eine Datei in PEM: über TLS kann der Client statt des Geheimnisses dieses Zertifikat zeigen</translation>
    </message>
    <message>
        <source>Ch&amp;oose…</source>
        <translation>Aus&amp;wählen…</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The certificate cannot be used.
%1</source>
        <translation>Das Zertifikat ist nicht brauchbar.
%1</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>&amp;Create Client</source>
        <translation>Client an&amp;legen</translation>
    </message>
    <message>
        <source>Valid &amp;for days</source>
        <translation>&amp;Gültig für Tage</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Head-&amp;end system</source>
        <translation>Head-&amp;End-System</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
</context>
<context>
    <name>derdesk::AttributeModel</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Nameplate</source>
        <translation>Typenschild</translation>
    </message>
    <message>
        <source>Compared with it</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
</context>
<context>
    <name>derdesk::BarChart</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>derdesk::BatchControlPortal</name>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>&amp;Run Now</source>
        <translation>&amp;Jetzt ausführen</translation>
    </message>
    <message>
        <source>&amp;Cancel Run</source>
        <translation>Lauf a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was fehlschlug</translation>
    </message>
    <message>
        <source>Records in error</source>
        <translation>Fehlerhafte Datensätze</translation>
    </message>
    <message>
        <source>&lt;b&gt;F1-STKDF&lt;/b&gt; – service task monitor: works what is pending, and retries that are due.</source>
        <translation>&lt;b&gt;F1-STKDF&lt;/b&gt; – Serviceauftragsmonitor: bearbeitet, was offen ist, und fällige Wiederholungen.</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>End the run after the records in work, wherever it runs</source>
        <translation>Den Lauf nach den Datensätzen in Arbeit beenden, wo auch immer er läuft</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>&amp;Business object:</source>
        <translation>&amp;Geschäftsobjekt:</translation>
    </message>
    <message>
        <source>&amp;Status:</source>
        <translation>&amp;Status:</translation>
    </message>
    <message>
        <source>&amp;Number of records:</source>
        <translation>Anzahl &amp;Datensätze:</translation>
    </message>
    <message>
        <source>Ma&amp;ximum errors:</source>
        <translation>Ma&amp;ximale Fehler:</translation>
    </message>
    <message>
        <source>Records between commi&amp;ts:</source>
        <translation>Da&amp;tensätze je Commit:</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How often this desk runs it while it is open</source>
        <translation>Wie oft dieser Arbeitsplatz ihn ausführt, solange er offen ist</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>Nächster Lauf</translation>
    </message>
    <message>
        <source>Schedule of This Desk</source>
        <translation>Zeitplan dieses Arbeitsplatzes</translation>
    </message>
    <message>
        <source>&amp;Every:</source>
        <translation>All&amp;e:</translation>
    </message>
    <message>
        <source>Records in error of the chosen run</source>
        <translation>Fehlerhafte Datensätze des gewählten Laufs</translation>
    </message>
    <message>
        <source>The run ends after the records in work.</source>
        <translation>Der Lauf endet nach den Datensätzen in Arbeit.</translation>
    </message>
    <message>
        <source>The run had ended already.</source>
        <translation>Der Lauf war schon beendet.</translation>
    </message>
    <message>
        <source>This program runs no monitor.</source>
        <translation>In diesem Programm läuft kein Monitor.</translation>
    </message>
    <message>
        <source>Next run at %1</source>
        <translation>Nächster Lauf um %1</translation>
    </message>
    <message>
        <source>It runs only when asked.</source>
        <translation>Er läuft nur auf Anforderung.</translation>
    </message>
    <message>
        <source>F1-STKDF could not be run or read.
%1</source>
        <translation>F1-STKDF konnte nicht ausgeführt oder gelesen werden.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::BulkActions</name>
    <message>
        <source>Se&amp;lected Tasks</source>
        <translation>Ausgewäh&amp;lte Aufträge</translation>
    </message>
    <message>
        <source>Ctrl+Alt+A</source>
        <translation>Ctrl+Alt+A</translation>
    </message>
    <message>
        <source>Select &amp;All That Match</source>
        <translation>&amp;Alle passenden auswählen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Del</source>
        <translation>Ctrl+Shift+Del</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>Ctrl+Shift+U</source>
        <translation>Ctrl+Shift+U</translation>
    </message>
    <message>
        <source>Ctrl+Shift+X</source>
        <translation>Ctrl+Shift+X</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 stornieren</translation>
    </message>
    <message>
        <source>&amp;Why are the tasks cancelled? Each gets the reason in its log.</source>
        <translation>&amp;Warum werden die Aufträge storniert? Der Grund steht dann im Protokoll eines jeden.</translation>
    </message>
    <message>
        <source>&amp;Cancel Tasks</source>
        <translation>Aufträge &amp;stornieren</translation>
    </message>
    <message>
        <source>Do this to %1?</source>
        <translation>Dies tun mit: %1?</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Auftrag</translation>
    </message>
    <message>
        <source>all tasks that match (%1+)</source>
        <translation>allen passenden Aufträgen (%1+)</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufträge</translation>
    </message>
    <message>
        <source>&amp;Process %1…</source>
        <translation>&amp;Bearbeiten: %1…</translation>
    </message>
    <message>
        <source>&amp;Retry %1…</source>
        <translation>Erneut &amp;versuchen: %1…</translation>
    </message>
    <message>
        <source>&amp;Cancel %1…</source>
        <translation>&amp;Stornieren: %1…</translation>
    </message>
    <message>
        <source>Assign %1 to &amp;Me…</source>
        <translation>&amp;Mir zuweisen: %1…</translation>
    </message>
    <message>
        <source>Assign %1 to &amp;Nobody…</source>
        <translation>&amp;Niemandem zuweisen: %1…</translation>
    </message>
    <message>
        <source>E&amp;xport %1…</source>
        <translation>E&amp;xportieren: %1…</translation>
    </message>
</context>
<context>
    <name>derdesk::BulkPortal</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Only &amp;what was not done</source>
        <translation>Nur &amp;was nicht getan wurde</translation>
    </message>
    <message>
        <source>&amp;Try These Again</source>
        <translation>Diese e&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Sa&amp;ve List…</source>
        <translation>&amp;Liste speichern…</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Begin no further task; what is done stays done</source>
        <translation>Keinen weiteren Auftrag beginnen; was getan ist, bleibt getan</translation>
    </message>
    <message>
        <source>What came of each task</source>
        <translation>Was aus jedem Auftrag wurde</translation>
    </message>
    <message>
        <source>Process Tasks</source>
        <translation>Aufträge bearbeiten</translation>
    </message>
    <message>
        <source>Retry Tasks</source>
        <translation>Aufträge erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel Tasks</source>
        <translation>Aufträge stornieren</translation>
    </message>
    <message>
        <source>Assign Tasks</source>
        <translation>Aufträge zuweisen</translation>
    </message>
    <message>
        <source>Nothing was done: the tasks could not be read.
%1</source>
        <translation>Nichts wurde getan: Die Aufträge konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>Stopped. Done: %1. Not done: %2. Not begun: %3.</source>
        <translation>Angehalten. Getan: %1. Nicht getan: %2. Nicht begonnen: %3.</translation>
    </message>
    <message>
        <source>Done: %1. Not done: %2; the list says why.</source>
        <translation>Getan: %1. Nicht getan: %2; die Liste sagt, warum.</translation>
    </message>
    <message>
        <source>Done: %1 tasks.</source>
        <translation>Getan: %1 Aufträge.</translation>
    </message>
    <message>
        <source>%1 tasks found</source>
        <translation>%1 Aufträge gefunden</translation>
    </message>
    <message>
        <source>%1 of %2 tasks, %3 not done</source>
        <translation>%1 von %2 Aufträgen, %3 nicht getan</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Getan</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht getan</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close, and begin no further task? What is done stays done.</source>
        <translation>Schließen und keinen weiteren Auftrag beginnen? Was getan ist, bleibt getan.</translation>
    </message>
</context>
<context>
    <name>derdesk::ChartCard</name>
    <message>
        <source>The numbers as a table</source>
        <translation>Die Zahlen als Tabelle</translation>
    </message>
    <message>
        <source>%1: as a table</source>
        <translation>%1: als Tabelle</translation>
    </message>
    <message>
        <source>%1: the bar pointed at</source>
        <translation>%1: der gewählte Balken</translation>
    </message>
</context>
<context>
    <name>derdesk::ClerkStatus</name>
    <message>
        <source>Who works at this desk</source>
        <translation>Wer an diesem Platz arbeitet</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Who has signed in, and the role</source>
        <translation>Wer angemeldet ist, und die Rolle</translation>
    </message>
    <message>
        <source>This database is used without signing in</source>
        <translation>Diese Datenbank wird ohne Anmeldung benutzt</translation>
    </message>
</context>
<context>
    <name>derdesk::CollapsibleZone</name>
    <message>
        <source>expanded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>Hide this zone</source>
        <translation>Diesen Bereich zuklappen</translation>
    </message>
    <message>
        <source>Show this zone</source>
        <translation>Diesen Bereich aufklappen</translation>
    </message>
</context>
<context>
    <name>derdesk::CommandPalette</name>
    <message>
        <source>Command Palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Words of the command</source>
        <translation>Wörter des Befehls</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Kein solcher Befehl</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Registerkarte</translation>
    </message>
</context>
<context>
    <name>derdesk::ConflictDialog</name>
    <message>
        <source>Somebody else has changed this meanwhile, in part the same fields as you. Choose for each field what it shall say; nothing is saved before.</source>
        <translation>Jemand anderes hat dies inzwischen geändert, teils dieselben Felder. Bitte für jedes Feld wählen, was gelten soll; vorher wird nichts gespeichert.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile, but other fields than you. Both changes go together, unless you choose otherwise.</source>
        <translation>Jemand anderes hat dies inzwischen geändert, aber andere Felder. Beide Änderungen werden zusammengeführt, sofern nichts anderes gewählt wird.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Theirs (now)</source>
        <translation>Andere Version (jetzt)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Both versions</source>
        <translation>Beide Versionen</translation>
    </message>
    <message>
        <source>Back to &amp;Editing</source>
        <translation>Zurück zum &amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Save These</source>
        <translation>Diese &amp;speichern</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>What %1 shall say</source>
        <translation>Was für %1 gelten soll</translation>
    </message>
</context>
<context>
    <name>derdesk::CriteriaChips</name>
    <message>
        <source>What is searched for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>Clear All</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>%1
Click, or press Del, to search without it</source>
        <translation>%1
Klicken oder Entf drücken, um ohne dieses Kriterium zu suchen</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Ohne %1</translation>
    </message>
</context>
<context>
    <name>derdesk::CriterionText</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Task id: %1</source>
        <translation>Auftragsnummer: %1</translation>
    </message>
    <message>
        <source>Task type: %1</source>
        <translation>Auftragsart: %1</translation>
    </message>
    <message>
        <source>Business object: %1</source>
        <translation>Geschäftsobjekt: %1</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Transaction id: %1</source>
        <translation>Transaktions-ID: %1</translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation>Seriennummer: %1</translation>
    </message>
    <message>
        <source>NIC id: %1</source>
        <translation>NIC-ID: %1</translation>
    </message>
    <message>
        <source>Program: %1</source>
        <translation>Programm: %1</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Kunde: %1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Vertragskonto: %1</translation>
    </message>
    <message>
        <source>Service point: %1</source>
        <translation>Anschlusspunkt: %1</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Adresse: %1</translation>
    </message>
    <message>
        <source>Contact: %1</source>
        <translation>Kontakt: %1</translation>
    </message>
    <message>
        <source>Manufacturer: %1</source>
        <translation>Hersteller: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Created from %1</source>
        <translation>Erstellt ab %1</translation>
    </message>
    <message>
        <source>Created to %1</source>
        <translation>Erstellt bis %1</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Zugewiesen an %1</translation>
    </message>
    <message>
        <source>Older than 1 day</source>
        <translation>Älter als 1 Tag</translation>
    </message>
    <message>
        <source>Older than %1 days</source>
        <translation>Älter als %1 Tage</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Status since %1</source>
        <translation>Status seit %1</translation>
    </message>
    <message>
        <source>Status until %1</source>
        <translation>Status bis %1</translation>
    </message>
    <message>
        <source>Cause: %1</source>
        <translation>Ursache: %1</translation>
    </message>
</context>
<context>
    <name>derdesk::DashboardPortal</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Wait for the next step</source>
        <translation>Warten auf den nächsten Schritt</translation>
    </message>
    <message>
        <source>To Dos: mine / unassigned</source>
        <translation>Aufgaben: meine / freie</translation>
    </message>
    <message>
        <source>Arrived today</source>
        <translation>Heute eingegangen</translation>
    </message>
    <message>
        <source>Completed today</source>
        <translation>Heute abgeschlossen</translation>
    </message>
    <message>
        <source>Arrivals and Completions</source>
        <translation>Eingang und Abschluss</translation>
    </message>
    <message>
        <source>Choose a bar to see its tasks: arrow keys and Enter, or a click</source>
        <translation>Ein Balken führt zu seinen Aufträgen: Pfeiltasten und Eingabe, oder ein Klick</translation>
    </message>
    <message>
        <source>When What Waits Arrived</source>
        <translation>Eingang dessen, was wartet</translation>
    </message>
    <message>
        <source>Choose a bar to see its tasks</source>
        <translation>Ein Balken führt zu seinen Aufträgen</translation>
    </message>
    <message>
        <source>Issues by Cause</source>
        <translation>Probleme nach Ursache</translation>
    </message>
    <message>
        <source>Monitor Runs</source>
        <translation>Läufe des Monitors</translation>
    </message>
    <message>
        <source>Choose a bar to see the run</source>
        <translation>Ein Balken führt zum Lauf</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>The figures could not be read.
%1</source>
        <translation>Die Zahlen konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Eingegangen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>2–6 days ago</source>
        <translation>vor 2–6 Tagen</translation>
    </message>
    <message>
        <source>7–29 days ago</source>
        <translation>vor 7–29 Tagen</translation>
    </message>
    <message>
        <source>longer ago</source>
        <translation>früher</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>With issues</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>In error</source>
        <translation>Fehlerhaft</translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation>Wartet weiter</translation>
    </message>
    <message>
        <source>Run %1, %2</source>
        <translation>Lauf %1, %2</translation>
    </message>
    <message>
        <source>2–6 days</source>
        <translation>2–6 Tage</translation>
    </message>
    <message>
        <source>7–29 days</source>
        <translation>7–29 Tage</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>länger</translation>
    </message>
</context>
<context>
    <name>derdesk::DatabaseStatus</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>%1: no connection, trying again in %2 s</source>
        <translation>%1: keine Verbindung, neuer Versuch in %2 s</translation>
    </message>
    <message>
        <source>%1
%2
What you do now is refused, and nothing that was done is lost.</source>
        <translation>%1
%2
Was Sie jetzt tun, wird abgelehnt; nichts, was getan ist, geht verloren.</translation>
    </message>
</context>
<context>
    <name>derdesk::DateField</name>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Choose the day from a calendar (Alt+Down)</source>
        <translation>Tag im Kalender auswählen (Alt+Pfeil nach unten)</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>A day, as in %1 or %2</source>
        <translation>Ein Tag, z. B. %1 oder %2</translation>
    </message>
</context>
<context>
    <name>derdesk::DerAttributesZone</name>
    <message>
        <source>DER Attributes</source>
        <translation>DER-Attribute</translation>
    </message>
    <message>
        <source>Neither the request nor the specification states any.</source>
        <translation>Weder Anfrage noch Spezifikation enthalten Attribute.</translation>
    </message>
    <message>
        <source>DER attributes</source>
        <translation>DER-Attribute</translation>
    </message>
    <message>
        <source>Cop&amp;y as JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copies the values in force as the web service takes them (%1)</source>
        <translation>Kopiert die geltenden Werte so, wie der Webdienst sie annimmt (%1)</translation>
    </message>
    <message>
        <source>P–Q capability in words</source>
        <translation>P-Q-Bereich in Worten</translation>
    </message>
    <message>
        <source>The attributes are in the clipboard, as JSON.</source>
        <translation>Die Attribute sind als JSON in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+J</source>
        <translation>Ctrl+Shift+J</translation>
    </message>
</context>
<context>
    <name>derdesk::DeskOptions</name>
    <message>
        <source>Back office for distributed energy resources.</source>
        <translation>Sachbearbeitung für dezentrale Energieanlagen.</translation>
    </message>
    <message>
        <source>Where the records are, as in sqlite:/path/file.db.</source>
        <translation>Ort der Datenbank, z. B. sqlite:/path/file.db.</translation>
    </message>
    <message>
        <source>Where the web service listens, as in 127.0.0.1:8480, or none for no web service.</source>
        <translation>Adresse des Webservice, z. B. 127.0.0.1:8480, oder none für keinen Webservice.</translation>
    </message>
    <message>
        <source>The language of the window, as in de.</source>
        <translation>Sprache der Oberfläche, z. B. de.</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light, dark oder system.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe an.</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>Zeigt die Version an.</translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation>Unerwartetes Argument „%1“.</translation>
    </message>
    <message>
        <source>--language: &quot;%1&quot; is no language.</source>
        <translation>--language: „%1“ ist keine Sprache.</translation>
    </message>
    <message>
        <source>--theme: &quot;%1&quot; is not one of light, dark, system.</source>
        <translation>--theme: „%1“ ist keines von light, dark, system.</translation>
    </message>
</context>
<context>
    <name>derdesk::EditTaskDialog</name>
    <message>
        <source>Edit Task %1</source>
        <translation>Auftrag %1 bearbeiten</translation>
    </message>
    <message>
        <source>Fields of the request</source>
        <translation>Felder der Anfrage</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>C&amp;ustomer</source>
        <translation>K&amp;unde</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Account id</source>
        <translation>&amp;Vertragskonto</translation>
    </message>
    <message>
        <source>&amp;Person id</source>
        <translation>&amp;Personen-ID</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>&amp;E-Mail</translation>
    </message>
    <message>
        <source>&amp;Home phone</source>
        <translation>&amp;Telefon privat</translation>
    </message>
    <message>
        <source>&amp;Business phone</source>
        <translation>Telefon &amp;geschäftlich</translation>
    </message>
    <message>
        <source>&amp;Mobile phone</source>
        <translation>&amp;Mobiltelefon</translation>
    </message>
    <message>
        <source>&amp;Location</source>
        <translation>Stand&amp;ort</translation>
    </message>
    <message>
        <source>Ser&amp;vice point id</source>
        <translation>A&amp;nschlusspunkt-ID</translation>
    </message>
    <message>
        <source>&amp;Premise id</source>
        <translation>Ob&amp;jekt-ID</translation>
    </message>
    <message>
        <source>Address line &amp;1</source>
        <translation>Adresszeile &amp;1</translation>
    </message>
    <message>
        <source>Address line &amp;2</source>
        <translation>Adresszeile &amp;2</translation>
    </message>
    <message>
        <source>Address line &amp;3</source>
        <translation>Adresszeile &amp;3</translation>
    </message>
    <message>
        <source>Address line &amp;4</source>
        <translation>Adresszeile &amp;4</translation>
    </message>
    <message>
        <source>P&amp;ostal code</source>
        <translation>&amp;PLZ</translation>
    </message>
    <message>
        <source>Cit&amp;y</source>
        <translation>Or&amp;t</translation>
    </message>
    <message>
        <source>Sta&amp;te</source>
        <translation>&amp;Bundesland</translation>
    </message>
    <message>
        <source>Cou&amp;ntry</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Edit Task</source>
        <translation>Auftrag bearbeiten</translation>
    </message>
    <message>
        <source>Leave without keeping the corrections?</source>
        <translation>Schließen, ohne die Berichtigungen zu speichern?</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>Ge&amp;rät</translation>
    </message>
    <message>
        <source>P&amp;rogram</source>
        <translation>&amp;Programm</translation>
    </message>
    <message>
        <source>Nothing was kept: the task has moved on meanwhile, and what its request says is fixed now. It is: %1.</source>
        <translation>Nichts wurde gespeichert: Der Auftrag ist inzwischen weitergelaufen, und die Angaben der Anfrage liegen nun fest. Aktueller Status: %1.</translation>
    </message>
    <message>
        <source>Nothing was kept yet: somebody else, or the monitor, has worked the task meanwhile. It is now: %1. Save again to keep your corrections.</source>
        <translation>Noch wurde nichts gespeichert: Jemand anderes oder der Monitor hat den Auftrag inzwischen bearbeitet. Aktueller Status: %1. Zum Speichern der Berichtigungen erneut speichern.</translation>
    </message>
</context>
<context>
    <name>derdesk::Explanation</name>
    <message>
        <source>Find customer %1</source>
        <translation>Kunde %1 suchen</translation>
    </message>
    <message>
        <source>Find service point %1</source>
        <translation>Anschlusspunkt %1 suchen</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>Programm %1</translation>
    </message>
    <message>
        <source>DER asset %1</source>
        <translation>DER-Anlage %1</translation>
    </message>
    <message>
        <source>Specification %1</source>
        <translation>Spezifikation %1</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Asset type %1</source>
        <translation>Anlagenart %1</translation>
    </message>
    <message>
        <source>Find model %1</source>
        <translation>Modell %1 suchen</translation>
    </message>
    <message>
        <source>Manufacturer %1</source>
        <translation>Hersteller %1</translation>
    </message>
    <message>
        <source>Correct the request</source>
        <translation>Anfrage berichtigen</translation>
    </message>
    <message>
        <source>What clears it: %1</source>
        <translation>Was es löst: %1</translation>
    </message>
    <message>
        <source>To Do of role %1; nobody has taken it yet.</source>
        <translation>Aufgabe der Rolle %1; noch von niemandem übernommen.</translation>
    </message>
    <message>
        <source>To Do of role %1; %2 has taken it.</source>
        <translation>Aufgabe der Rolle %1; übernommen von %2.</translation>
    </message>
    <message>
        <source>It expires on %1.</source>
        <translation>Er verfällt am %1.</translation>
    </message>
    <message>
        <source>The monitor leaves it alone until then.</source>
        <translation>Bis dahin greift der Monitor nicht ein.</translation>
    </message>
    <message>
        <source>The monitor does not try again by itself: it has done so %1 times. Retry when the cause is cleared.</source>
        <translation>Der Monitor versucht es nicht mehr von selbst (bisherige Wiederholungen: %1). Bitte wiederholen, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>Tries left: %1.</source>
        <translation>Verbleibende Versuche: %1.</translation>
    </message>
    <message>
        <source>The monitor takes it with its next run.</source>
        <translation>Der Monitor nimmt ihn beim nächsten Lauf.</translation>
    </message>
    <message>
        <source>The monitor tries again with its next run.</source>
        <translation>Der Monitor versucht es beim nächsten Lauf erneut.</translation>
    </message>
    <message>
        <source>The monitor tries again at %1 (%2).</source>
        <translation>Der Monitor versucht es erneut: %1 (%2).</translation>
    </message>
    <message>
        <source>It waits to be processed, by a clerk or by the monitor.</source>
        <translation>Er wartet auf die Verarbeitung durch eine Sachbearbeitung oder den Monitor.</translation>
    </message>
    <message>
        <source>It waits to be approved or rejected. %1</source>
        <translation>Er wartet auf Genehmigung oder Ablehnung. %1</translation>
    </message>
    <message>
        <source>It waits for head-end system %1 to acknowledge that device %2 is registered.</source>
        <translation>Er wartet darauf, dass Head-End-System %1 die Registrierung des Geräts %2 bestätigt.</translation>
    </message>
    <message>
        <source>It waits for head-end system %1 to acknowledge that device %2 is given up.</source>
        <translation>Er wartet darauf, dass Head-End-System %1 die Abmeldung des Geräts %2 bestätigt.</translation>
    </message>
    <message>
        <source>in %1 days</source>
        <translation>in %1 Tagen</translation>
    </message>
    <message>
        <source>in %1 h</source>
        <translation>in %1 h</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>in %1 min</translation>
    </message>
</context>
<context>
    <name>derdesk::ImportPortal</name>
    <message>
        <source>Models: %1 new, %2 changed, %3 unchanged.</source>
        <translation>Modelle: %1 neu, %2 geändert, %3 unverändert.</translation>
    </message>
    <message>
        <source>Rows: %1 new, %2 changed, %3 unchanged.</source>
        <translation>Zeilen: %1 neu, %2 geändert, %3 unverändert.</translation>
    </message>
    <message>
        <source>&amp;Choose File…</source>
        <translation>&amp;Datei wählen…</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Canc&amp;el</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Save List…</source>
        <translation>&amp;Liste speichern…</translation>
    </message>
    <message>
        <source>A CSV file in UTF-8 whose first row names the columns. Needed: %1. It may have: %2.</source>
        <translation>Eine CSV-Datei in UTF-8, deren erste Zeile die Spalten nennt. Nötig: %1. Möglich: %2.</translation>
    </message>
    <message>
        <source>Import: Manufacturers and models</source>
        <translation>Import: Hersteller und Modelle</translation>
    </message>
    <message>
        <source>Import: Controllable asset types</source>
        <translation>Import: Steuerbare Anlagenarten</translation>
    </message>
    <message>
        <source>Import: Programs</source>
        <translation>Import: Programme</translation>
    </message>
    <message>
        <source>Import: Head-end systems</source>
        <translation>Import: Head-End-Systeme</translation>
    </message>
    <message>
        <source>Import: Asset specifications</source>
        <translation>Import: Anlagenspezifikationen</translation>
    </message>
    <message>
        <source>Import: Customers and service points</source>
        <translation>Import: Kunden und Anschlusspunkte</translation>
    </message>
    <message>
        <source>Import file</source>
        <translation>Importdatei</translation>
    </message>
    <message>
        <source>No file has been chosen</source>
        <translation>Noch keine Datei gewählt</translation>
    </message>
    <message>
        <source>Keep in the database what the preview shows</source>
        <translation>In die Datenbank übernehmen, was die Vorschau zeigt</translation>
    </message>
    <message>
        <source>State of the import</source>
        <translation>Stand des Imports</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Changes or faults</source>
        <translation>Änderungen oder Fehler</translation>
    </message>
    <message>
        <source>Import File</source>
        <translation>Importdatei</translation>
    </message>
    <message>
        <source>CSV files (*.csv *.txt);;All files (*)</source>
        <translation>CSV-Dateien (*.csv *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>Imported. %1 Tasks that waited for these records are due now.</source>
        <translation>Importiert. %1 Aufträge, die auf diese Daten gewartet haben, sind jetzt fällig.</translation>
    </message>
    <message>
        <source>Canceled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The file has faults, so that nothing is taken from it. Faults listed: %1.</source>
        <translation>Die Datei hat Fehler, deshalb wird nichts aus ihr übernommen. Aufgeführte Fehler: %1.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>Die ersten %1 sind aufgeführt.</translation>
    </message>
    <message>
        <source>This is a preview: nothing has been changed yet.</source>
        <translation>Dies ist eine Vorschau: Noch wurde nichts geändert.</translation>
    </message>
    <message>
        <source>All that the file says is in the database already.</source>
        <translation>Alles, was die Datei sagt, steht schon in der Datenbank.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>%1 of %2 records written</source>
        <translation>%1 von %2 Datensätzen geschrieben</translation>
    </message>
    <message>
        <source>%1 rows read</source>
        <translation>%1 Zeilen gelesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close and cancel the import?</source>
        <translation>Schließen und den Import abbrechen?</translation>
    </message>
</context>
<context>
    <name>derdesk::IssueNotices</name>
    <message>
        <source>Derdesk: new issues: %1</source>
        <translation>Derdesk: neue Probleme: %1</translation>
    </message>
    <message>
        <source>1 new issue</source>
        <translation>1 neues Problem</translation>
    </message>
    <message>
        <source>%1 new issues</source>
        <translation>%1 neue Probleme</translation>
    </message>
    <message>
        <source>Derdesk</source>
        <translation>Derdesk</translation>
    </message>
</context>
<context>
    <name>derdesk::IssuesZone</name>
    <message>
        <source>What holds the task up</source>
        <translation>Hinderungsgründe des Auftrags</translation>
    </message>
    <message>
        <source>When the monitor tries again</source>
        <translation>Nächster Versuch des Monitors</translation>
    </message>
    <message>
        <source>Why It Stands Still</source>
        <translation>Warum er stillsteht</translation>
    </message>
    <message>
        <source>Whom it waits for</source>
        <translation>Worauf der Auftrag wartet</translation>
    </message>
</context>
<context>
    <name>derdesk::KeyFigure</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>derdesk::LockPage</name>
    <message>
        <source>Sign in as &amp;another user</source>
        <translation>Als ander&amp;er Benutzer anmelden</translation>
    </message>
    <message>
        <source>Closes what is open here; what has not been saved is lost</source>
        <translation>Schließt, was hier offen ist; was nicht gespeichert wurde, geht verloren</translation>
    </message>
    <message>
        <source>Locked by %1</source>
        <translation>Gesperrt von %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>derdesk::MainWindow</name>
    <message>
        <source>Derdesk</source>
        <translation>Derdesk</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>&amp;Menü</translation>
    </message>
    <message>
        <source>&amp;Service Task</source>
        <translation>&amp;Serviceaufträge</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>&amp;Add Service Task…</source>
        <translation>Serviceauftrag &amp;anlegen…</translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation>Registerkarte s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Find Tasks</source>
        <translation>Aufträge &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation>&amp;Nächste Registerkarte</translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation>Ctrl+Tab</translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation>Ctrl+PgDown</translation>
    </message>
    <message>
        <source>&amp;Previous Tab</source>
        <translation>&amp;Vorherige Registerkarte</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab</source>
        <translation>Ctrl+Shift+Tab</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkombinationen</translation>
    </message>
    <message>
        <source>&amp;About Derdesk</source>
        <translation>Ü&amp;ber Derdesk</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Search; in the list: open the task</source>
        <translation>Suchen; in der Liste: Auftrag öffnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the search; in the list: back to the search</source>
        <translation>Suche leeren; in der Liste: zurück zur Suche</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Pfeil nach unten</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Pfeil nach unten</translation>
    </message>
    <message>
        <source>Calendar of a date field</source>
        <translation>Kalender eines Datumsfelds</translation>
    </message>
    <message>
        <source>Ad&amp;ministration</source>
        <translation>Verwaltu&amp;ng</translation>
    </message>
    <message>
        <source>This database is used without signing in</source>
        <translation>Diese Datenbank wird ohne Anmeldung benutzt</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Users and Sign-In…</source>
        <translation>Benutzer und Anmeldung…</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Ihr Passwort ist geändert.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Collapse the zone whose heading has the focus; Right: show it</source>
        <translation>Bereich zuklappen, dessen Überschrift den Fokus hat; Rechts: aufklappen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Give a reason or a comment that has been typed</source>
        <translation>Eingegebenen Grund oder Kommentar abgeben</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>&amp;Quick Search</source>
        <translation>S&amp;chnellsuche</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Save Search…</source>
        <translation>Suche sp&amp;eichern…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>&amp;Bookmark</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Si&amp;debar</source>
        <translation>Se&amp;itenleiste</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufträge</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>From the search into the list; in the quick search: suggestions</source>
        <translation>Von der Suche in die Liste; in der Schnellsuche: Vorschläge</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>On a filter: search without it; in the sidebar: take from the list</source>
        <translation>Auf einem Filter: ohne ihn suchen; in der Seitenleiste: aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Pfeil nach oben, Alt+Pfeil nach unten</translation>
    </message>
    <message>
        <source>Move a saved search</source>
        <translation>Gespeicherte Suche verschieben</translation>
    </message>
    <message>
        <source>&amp;Command Palette</source>
        <translation>Be&amp;fehlspalette</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>O&amp;utbound Messages</source>
        <translation>A&amp;usgehende Nachrichten</translation>
    </message>
    <message>
        <source>Ope&amp;n Database…</source>
        <translation>Datenbank &amp;öffnen…</translation>
    </message>
    <message>
        <source>C&amp;hange Password…</source>
        <translation>Passw&amp;ort ändern…</translation>
    </message>
    <message>
        <source>L&amp;ock</source>
        <translation>Sp&amp;erren</translation>
    </message>
</context>
<context>
    <name>derdesk::MessageStrip</name>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Meldung ausblenden</translation>
    </message>
</context>
<context>
    <name>derdesk::MonitorStatus</name>
    <message>
        <source>Service task monitor</source>
        <translation>Serviceauftragsmonitor</translation>
    </message>
    <message>
        <source>Run now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message>
        <source>Run the service task monitor now</source>
        <translation>Serviceauftragsmonitor jetzt ausführen</translation>
    </message>
    <message>
        <source>Work all pending tasks and due retries now (F1-STKDF)</source>
        <translation>Alle offenen Aufträge und fälligen Wiederholungen jetzt verarbeiten (F1-STKDF)</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>running, %1 processed</source>
        <translation>läuft, %1 verarbeitet</translation>
    </message>
    <message>
        <source>idle, last run %1: %2</source>
        <translation>bereit, letzter Lauf %1: %2</translation>
    </message>
    <message>
        <source>Run %1: %2 processed, %3 completed, %4 with issues, %5 in error, %6 skipped</source>
        <translation>Lauf %1: %2 verarbeitet, %3 abgeschlossen, %4 mit Problemen, %5 fehlerhaft, %6 übersprungen</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>nichts zu tun</translation>
    </message>
    <message>
        <source>%1 processed</source>
        <translation>%1 verarbeitet</translation>
    </message>
    <message>
        <source>%1 with issues</source>
        <translation>%1 mit Problemen</translation>
    </message>
    <message>
        <source>%1 in error</source>
        <translation>%1 fehlerhaft</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>stopped for too many errors</source>
        <translation>wegen zu vieler Fehler angehalten</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>failed – %1</source>
        <translation>fehlgeschlagen – %1</translation>
    </message>
    <message>
        <source>Monitor: %1</source>
        <translation>Monitor: %1</translation>
    </message>
    <message>
        <source>Next run at %1</source>
        <translation>Nächster Lauf um %1</translation>
    </message>
</context>
<context>
    <name>derdesk::OutboundDialog</name>
    <message>
        <source>Delivery of Outbound Messages</source>
        <translation>Zustellung ausgehender Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Address of the receiver</source>
        <translation>&amp;Adresse des Empfängers</translation>
    </message>
    <message>
        <source>Address of the receiver</source>
        <translation>Adresse des Empfängers</translation>
    </message>
    <message>
        <source>The receiver shows a certificate of the utility&apos;s own authority.</source>
        <translation>Der Empfänger weist sich mit einem Zertifikat der eigenen Zertifizierungsstelle aus.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schl&amp;ießen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;New Secret</source>
        <translation>&amp;Neues Geheimnis</translation>
    </message>
    <message>
        <source>The old secret signs too for a day</source>
        <translation>Das alte Geheimnis signiert noch einen Tag lang mit</translation>
    </message>
    <message>
        <source>Turn &amp;Off…</source>
        <translation>Abs&amp;chalten…</translation>
    </message>
    <message>
        <source>Secret that signs the messages</source>
        <translation>Geheimnis, das die Nachrichten signiert</translation>
    </message>
    <message>
        <source>S&amp;ecret that signs the messages. Give it to the receiver over a safe way: it is shown this once.</source>
        <translation>&amp;Geheimnis, das die Nachrichten signiert. Es ist dem Empfänger auf sicherem Weg zu übergeben und wird nur dieses eine Mal angezeigt.</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>Messages go to this address from now on.</source>
        <translation>Nachrichten gehen ab jetzt an diese Adresse.</translation>
    </message>
    <message>
        <source>There is a new secret. For a day, messages are signed with the old one too.</source>
        <translation>Es gibt ein neues Geheimnis. Einen Tag lang werden Nachrichten auch mit dem alten signiert.</translation>
    </message>
    <message>
        <source>Turn Off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Deliver no messages any more? They wait, and address and secret are forgotten.</source>
        <translation>Keine Nachrichten mehr zustellen? Sie warten dann; Adresse und Geheimnis werden vergessen.</translation>
    </message>
    <message>
        <source>&amp;Turn Off</source>
        <translation>&amp;Abschalten</translation>
    </message>
    <message>
        <source>Messages wait from now on.</source>
        <translation>Nachrichten warten ab jetzt.</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::OutboundListModel</name>
    <message>
        <source>Enrolled</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Unenrolled</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
</context>
<context>
    <name>derdesk::OutboundPortal</name>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>How the delivery stands</source>
        <translation>Stand der Zustellung</translation>
    </message>
    <message>
        <source>Set &amp;Up…</source>
        <translation>&amp;Einrichten…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>Alle Nachrichten</translation>
    </message>
    <message>
        <source>Open &amp;Task</source>
        <translation>Auf&amp;trag öffnen</translation>
    </message>
    <message>
        <source>&amp;Resend</source>
        <translation>Erneut &amp;senden</translation>
    </message>
    <message>
        <source>Send the selected messages again now</source>
        <translation>Die ausgewählten Nachrichten jetzt erneut senden</translation>
    </message>
    <message>
        <source>S&amp;kip…</source>
        <translation>Übers&amp;pringen…</translation>
    </message>
    <message>
        <source>Do without the selected messages, so that later ones go on</source>
        <translation>Auf die ausgewählten Nachrichten verzichten, damit spätere weitergehen</translation>
    </message>
    <message>
        <source>Outbound messages</source>
        <translation>Ausgehende Nachrichten</translation>
    </message>
    <message>
        <source>How many messages are shown</source>
        <translation>Wie viele Nachrichten angezeigt werden</translation>
    </message>
    <message>
        <source>The messages could not be read.
%1</source>
        <translation>Die Nachrichten konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>No address is set: messages wait until there is one.</source>
        <translation>Es ist keine Adresse eingerichtet: Nachrichten warten, bis es eine gibt.</translation>
    </message>
    <message>
        <source>Delivers to %1.</source>
        <translation>Zustellung an %1.</translation>
    </message>
    <message>
        <source>Last taken %1.</source>
        <translation>Zuletzt angenommen %1.</translation>
    </message>
    <message>
        <source>Waiting: %1.</source>
        <translation>Wartend: %1.</translation>
    </message>
    <message>
        <source>Failed: %1; each holds up later messages of its device until it is resent or skipped.</source>
        <translation>Fehlgeschlagen: %1; jede hält spätere Nachrichten ihres Geräts auf, bis sie erneut gesendet oder übersprungen wird.</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>1 message is due again.</source>
        <translation>1 Nachricht ist wieder fällig.</translation>
    </message>
    <message>
        <source>%1 messages are due again.</source>
        <translation>%1 Nachrichten sind wieder fällig.</translation>
    </message>
    <message>
        <source>Do without this message? The receiver does not get it.</source>
        <translation>Auf diese Nachricht verzichten? Der Empfänger bekommt sie nicht.</translation>
    </message>
    <message>
        <source>Do without these %1 messages? The receiver does not get them.</source>
        <translation>Auf diese %1 Nachrichten verzichten? Der Empfänger bekommt sie nicht.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>1 message is skipped.</source>
        <translation>1 Nachricht wird übersprungen.</translation>
    </message>
    <message>
        <source>%1 messages are skipped.</source>
        <translation>%1 Nachrichten werden übersprungen.</translation>
    </message>
</context>
<context>
    <name>derdesk::OverviewPages</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>To Dos that are yours, and that nobody has taken yet</source>
        <translation>Aufgaben, die Ihre sind, und solche, die noch niemand hat</translation>
    </message>
    <message>
        <source>&amp;Dashboard</source>
        <translation>&amp;Dashboard</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>&amp;To Do</source>
        <translation>Au&amp;fgaben</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>&amp;Web Service</source>
        <translation>&amp;Webservice</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>&amp;Batch Control</source>
        <translation>Ba&amp;tchsteuerung</translation>
    </message>
    <message>
        <source>Ctrl+4</source>
        <translation>Ctrl+4</translation>
    </message>
    <message>
        <source>Tell of New &amp;Issues</source>
        <translation>Neue Probleme &amp;melden</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Web Service</source>
        <translation>Webservice</translation>
    </message>
    <message>
        <source>Batch Control</source>
        <translation>Batchsteuerung</translation>
    </message>
    <message>
        <source>To Do: %1 mine, %2 unassigned</source>
        <translation>Aufgaben: %1 meine, %2 freie</translation>
    </message>
    <message>
        <source>&amp;To Do (%1)</source>
        <translation>Au&amp;fgaben (%1)</translation>
    </message>
    <message>
        <source>To Dos</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>To Dos (%1)</source>
        <translation>Aufgaben (%1)</translation>
    </message>
</context>
<context>
    <name>derdesk::PasswordDialog</name>
    <message>
        <source>%1 wants the password of %2.</source>
        <translation>%1 verlangt das Passwort von %2.</translation>
    </message>
    <message>
        <source>That was not the password.</source>
        <translation>Das war nicht das Passwort.</translation>
    </message>
</context>
<context>
    <name>derdesk::PortalMenu</name>
    <message>
        <source>&amp;Nothing to do here</source>
        <translation>&amp;Hier gibt es nichts zu tun</translation>
    </message>
    <message>
        <source>Current Pa&amp;ge</source>
        <translation>Aktuelle Se&amp;ite</translation>
    </message>
</context>
<context>
    <name>derdesk::PowerChart</name>
    <message>
        <source>P–Q capability</source>
        <translation>P-Q-Bereich</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>Nennwerte</translation>
    </message>
    <message>
        <source>Settings agreed</source>
        <translation>Vereinbarte Einstellungen</translation>
    </message>
    <message>
        <source>Ratings: %1</source>
        <translation>Nennwerte: %1</translation>
    </message>
    <message>
        <source>Settings agreed: %1</source>
        <translation>Vereinbarte Einstellungen: %1</translation>
    </message>
    <message>
        <source>Reactive power in %1: absorbed −, injected +</source>
        <translation>Blindleistung in %1: aufgenommen −, abgegeben +</translation>
    </message>
    <message>
        <source>Active power in %1</source>
        <translation>Wirkleistung in %1</translation>
    </message>
</context>
<context>
    <name>derdesk::QuickSearch</name>
    <message>
        <source>Service task</source>
        <translation>Serviceauftrag</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Vertragskonto</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Quick search</source>
        <translation>Schnellsuche</translation>
    </message>
    <message>
        <source>Go to a task, or find (Ctrl+K)</source>
        <translation>Auftrag öffnen oder suchen (Ctrl+K)</translation>
    </message>
    <message>
        <source>Task id, transaction id, serial number, account, name, address or model.
n: name, ad: address, c: e-mail or phone, sn: serial number, tx: transaction id</source>
        <translation>Auftragsnummer, Transaktions-ID, Seriennummer, Vertragskonto, Name, Adresse oder Modell.
n: Name, ad: Adresse, c: E-Mail oder Telefon, sn: Seriennummer, tx: Transaktions-ID</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordActions</name>
    <message>
        <source>Give the client another secret; the one that it has opens nothing from then on</source>
        <translation>Dem Client ein anderes Geheimnis geben; mit dem bisherigen kommt er dann nicht mehr herein</translation>
    </message>
    <message>
        <source>Shut the client out</source>
        <translation>Den Client aussperren</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Shut %1 out? Neither its secret nor its certificate opens anything from now on; its tasks go on.</source>
        <translation>%1 aussperren? Weder Geheimnis noch Zertifikat öffnen dann noch etwas; die Aufträge laufen weiter.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>&amp;Widerrufen</translation>
    </message>
    <message>
        <source>Take the asset out of use for good</source>
        <translation>Die Anlage endgültig außer Betrieb nehmen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Stilllegen</translation>
    </message>
    <message>
        <source>Retire DER asset %1? No request may name it any more. This cannot be undone.</source>
        <translation>DER-Anlage %1 stilllegen? Keine Anfrage darf sie dann noch nennen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Retire</source>
        <translation>&amp;Stilllegen</translation>
    </message>
    <message>
        <source>Ne&amp;w Secret…</source>
        <translation>&amp;Neues Geheimnis…</translation>
    </message>
    <message>
        <source>Revo&amp;ke…</source>
        <translation>&amp;Widerrufen…</translation>
    </message>
    <message>
        <source>Re&amp;tire…</source>
        <translation>Stillle&amp;gen…</translation>
    </message>
    <message>
        <source>%1 has a new secret.</source>
        <translation>%1 hat ein neues Geheimnis.</translation>
    </message>
    <message>
        <source>%1 is shut out.</source>
        <translation>%1 ist ausgesperrt.</translation>
    </message>
    <message>
        <source>The asset is retired.</source>
        <translation>Die Anlage ist stillgelegt.</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordForm</name>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>Öffnen: %1</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordHistory</name>
    <message>
        <source>Added</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>New secret</source>
        <translation>Neues Geheimnis</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Stillgelegt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>History of the record</source>
        <translation>Verlauf des Datensatzes</translation>
    </message>
    <message>
        <source>Service task %1: %2</source>
        <translation>Serviceauftrag %1: %2</translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation>%1: „%2“ → „%3“</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordLinkList</name>
    <message>
        <source>Service task</source>
        <translation>Serviceauftrag</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Remove from the List</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordPortal</name>
    <message>
        <source>Fields of the record</source>
        <translation>Felder des Datensatzes</translation>
    </message>
    <message>
        <source>Who uses the record</source>
        <translation>Wer den Datensatz verwendet</translation>
    </message>
    <message>
        <source>Pages of the record</source>
        <translation>Seiten des Datensatzes</translation>
    </message>
    <message>
        <source>Mai&amp;n</source>
        <translation>Allg&amp;emein</translation>
    </message>
    <message>
        <source>&amp;Used by</source>
        <translation>Verwendet &amp;von</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Keep what has been edited (Ctrl+S)</source>
        <translation>Änderungen speichern (Strg+S)</translation>
    </message>
    <message>
        <source>Show the record as it is in the database</source>
        <translation>Den Datensatz zeigen, wie er in der Datenbank steht</translation>
    </message>
    <message>
        <source>Mer&amp;ge…</source>
        <translation>Zusammen&amp;führen…</translation>
    </message>
    <message>
        <source>Make one record of this and another that means the same</source>
        <translation>Aus diesem und einem gleichbedeutenden Datensatz einen machen</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>The record could not be read.
%1</source>
        <translation>Der Datensatz konnte nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>This record is not in the database any more.</source>
        <translation>Dieser Datensatz ist nicht mehr in der Datenbank.</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete %1 %2? This cannot be undone.</source>
        <translation>%1 %2 löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>%1 %2 is deleted.</source>
        <translation>%1 %2 ist gelöscht.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Into which record? Whatever uses %1 will use that one, and %1 is deleted.</source>
        <translation>&amp;Mit welchem Datensatz? Was %1 verwendet, verwendet dann jenen, und %1 wird gelöscht.</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>%1 is merged.</source>
        <translation>%1 ist zusammengeführt.</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close without keeping what was edited?</source>
        <translation>Schließen, ohne die Änderungen zu speichern?</translation>
    </message>
    <message>
        <source>R&amp;evert</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>Verla&amp;uf</translation>
    </message>
    <message>
        <source>&amp;Attributes</source>
        <translation>A&amp;ttribute</translation>
    </message>
    <message>
        <source>DER attributes</source>
        <translation>DER-Attribute</translation>
    </message>
</context>
<context>
    <name>derdesk::RecordQueryPortal</name>
    <message>
        <source>The records could not be read.
%1</source>
        <translation>Die Datensätze konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Beliebiges suchen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>How many records match</source>
        <translation>Anzahl der Treffer</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>1 Datensatz</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Find by how an id, a number, a name or an address begins</source>
        <translation>Suchen nach dem Anfang einer ID, einer Nummer, eines Namens oder einer Adresse</translation>
    </message>
</context>
<context>
    <name>derdesk::RelativeTime</name>
    <message>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message>
        <source>in 1 minute</source>
        <translation>in 1 Minute</translation>
    </message>
    <message>
        <source>%1 minutes ago</source>
        <translation>vor %1 Minuten</translation>
    </message>
    <message>
        <source>in %1 minutes</source>
        <translation>in %1 Minuten</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 a day of the week, %2 a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
</context>
<context>
    <name>derdesk::SavedSearchList</name>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Bring Back the Last Deleted</source>
        <translation>Zuletzt Gelöschte &amp;zurückholen</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>The search “%1” is deleted. Ctrl+Z in the list brings it back.</source>
        <translation>Die Suche „%1“ ist gelöscht. Ctrl+Z in der Liste holt sie zurück.</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufträge</translation>
    </message>
</context>
<context>
    <name>derdesk::SavedSearches</name>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Pending &gt; 1 day</source>
        <translation>Offen &gt; 1 Tag</translation>
    </message>
</context>
<context>
    <name>derdesk::SearchSidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Recent records</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
</context>
<context>
    <name>derdesk::SecretDialog</name>
    <message>
        <source>Secret of %1</source>
        <translation>Geheimnis von %1</translation>
    </message>
    <message>
        <source>This is the only time that the secret is shown: nobody can read it again later. Whoever has it can act as %1. Hand it over in a safe way, and do not keep it in a mail or a note.</source>
        <translation>Das Geheimnis wird nur dieses eine Mal gezeigt: Später kann es niemand mehr lesen. Wer es hat, kann als %1 auftreten. Auf sicherem Weg übergeben und nicht in einer E-Mail oder Notiz aufbewahren.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copied to the clipboard.</source>
        <translation>In die Zwischenablage kopiert.</translation>
    </message>
</context>
<context>
    <name>derdesk::ServerFields</name>
    <message>
        <source>Empty if the server asks for none, or if ~/.pgpass has it</source>
        <translation>Leer, wenn der Server keines verlangt oder wenn es in ~/.pgpass steht</translation>
    </message>
    <message>
        <source>Encrypted, server&apos;s certificate checked</source>
        <translation>Verschlüsselt, Zertifikat des Servers geprüft</translation>
    </message>
    <message>
        <source>Encrypted, certificate not checked</source>
        <translation>Verschlüsselt, Zertifikat nicht geprüft</translation>
    </message>
    <message>
        <source>As the server wishes, not checked</source>
        <translation>Wie der Server es möchte, ungeprüft</translation>
    </message>
    <message>
        <source>The certificate is checked against ~/.postgresql/root.crt</source>
        <translation>Das Zertifikat wird gegen ~/.postgresql/root.crt geprüft</translation>
    </message>
    <message>
        <source>Its name or address, or the folder of its socket on this computer</source>
        <translation>Sein Name oder seine Adresse, oder der Ordner seines Sockets auf diesem Rechner</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>P&amp;ort:</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>Dat&amp;enbank:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>Be&amp;nutzer:</translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation>Pass&amp;wort:</translation>
    </message>
    <message>
        <source>&amp;Security:</source>
        <translation>&amp;Sicherheit:</translation>
    </message>
    <message>
        <source>&amp;Remember it in the keychain</source>
        <translation>Im Schlüsselbund mer&amp;ken</translation>
    </message>
</context>
<context>
    <name>derdesk::ServiceTaskZone</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>Service Task</source>
        <translation>Serviceauftrag</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Task type</source>
        <translation>Auftragsart</translation>
    </message>
    <message>
        <source>Business object</source>
        <translation>Geschäftsobjekt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Status seit</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation>Gesendet von</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>Transaktions-ID</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>To Do</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Account id</source>
        <translation>Vertragskonto</translation>
    </message>
    <message>
        <source>Person id</source>
        <translation>Personen-ID</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Service point</source>
        <translation>Anschlusspunkt</translation>
    </message>
    <message>
        <source>Premise</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Device and program</source>
        <translation>Gerät und Programm</translation>
    </message>
    <message>
        <source>Asset type</source>
        <translation>Anlagenart</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Anlage</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Head-end system</source>
        <translation>Head-End-System</translation>
    </message>
    <message>
        <source>NIC id</source>
        <translation>NIC-ID</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Registration date</source>
        <translation>Registrierungsdatum</translation>
    </message>
    <message>
        <source>Enrollment</source>
        <translation>Programmanmeldung</translation>
    </message>
    <message>
        <source>%1, raised %2</source>
        <translation>%1, angelegt %2</translation>
    </message>
    <message>
        <source>a clerk, by hand</source>
        <translation>Sachbearbeiter, manuell</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (requested)</source>
        <translation>%1 (laut Anfrage)</translation>
    </message>
    <message>
        <source>%1, assigned to %2, raised %3</source>
        <translation>%1, zugewiesen an %2, seit %3</translation>
    </message>
</context>
<context>
    <name>derdesk::Session</name>
    <message>
        <source>From now on everyone has to sign in to this database.</source>
        <translation>Ab jetzt müssen sich alle an dieser Datenbank anmelden.</translation>
    </message>
    <message>
        <source>An administrator has disabled the user %1.</source>
        <translation>Die Administration hat den Benutzer %1 gesperrt.</translation>
    </message>
    <message>
        <source>The user %1 has another role now: %2.</source>
        <translation>Der Benutzer %1 hat jetzt eine andere Rolle: %2.</translation>
    </message>
</context>
<context>
    <name>derdesk::ShortcutsDialog</name>
    <message>
        <source>&amp;Use These Keys</source>
        <translation>Diese &amp;Tasten verwenden</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>Tastenkombinationen</translation>
    </message>
    <message>
        <source>Words of the command, or keys</source>
        <translation>Wörter des Befehls, oder Tasten</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Kombinationen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Press the keys that the chosen command shall have</source>
        <translation>Die Tasten drücken, die der gewählte Befehl haben soll</translation>
    </message>
    <message>
        <source>Give the chosen command the keys that it had at first</source>
        <translation>Dem gewählten Befehl die Tasten geben, die er anfangs hatte</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>&amp;New keys:</source>
        <translation>&amp;Neue Tasten:</translation>
    </message>
    <message>
        <source>Reset &amp;All</source>
        <translation>A&amp;lle zurücksetzen</translation>
    </message>
    <message>
        <source>Give every command the keys that it had at first</source>
        <translation>Jedem Befehl die Tasten geben, die er anfangs hatte</translation>
    </message>
    <message>
        <source>%1 are the keys of “%2”, which cannot be changed.</source>
        <translation>%1 sind die Tasten von „%2“, die sich nicht ändern lassen.</translation>
    </message>
    <message>
        <source>%1 types a character or presses an underlined letter. Take a function key, or keys with Ctrl.</source>
        <translation>%1 schreibt ein Zeichen oder drückt einen unterstrichenen Buchstaben. Möglich sind Funktionstasten und Tasten mit Strg.</translation>
    </message>
    <message>
        <source>%1 are the keys of “%2”, which loses them if you use them here.</source>
        <translation>%1 sind die Tasten von „%2“. Werden sie hier verwendet, gehen sie dort verloren.</translation>
    </message>
    <message>
        <source>%1 are now the keys of “%2”. Change or reset those first.</source>
        <translation>%1 sind jetzt die Tasten von „%2“. Zuerst diese ändern oder zurücksetzen.</translation>
    </message>
</context>
<context>
    <name>derdesk::SignInDialog</name>
    <message>
        <source>Sign In to Derdesk</source>
        <translation>Anmeldung an Derdesk</translation>
    </message>
    <message>
        <source>Database %1</source>
        <translation>Datenbank %1</translation>
    </message>
    <message>
        <source>The database does not say who may sign in.
%1</source>
        <translation>Die Datenbank sagt nicht, wer sich anmelden darf.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::SignInFields</name>
    <message>
        <source>It is for several people, who s&amp;ign in</source>
        <translation>Für &amp;mehrere Personen, die sich anmelden</translation>
    </message>
    <message>
        <source>You are its first administrator, and add the others in Menu → Users and Sign-In</source>
        <translation>Mit diesem Namen verwalten Sie die Datenbank; die anderen fügen Sie hinzu unter Menü → Benutzer und Anmeldung</translation>
    </message>
    <message>
        <source>Your user name</source>
        <translation>Ihr Benutzername</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Gewünschtes Passwort</translation>
    </message>
    <message>
        <source>Your password again</source>
        <translation>Zur Kontrolle</translation>
    </message>
    <message>
        <source>Your user n&amp;ame:</source>
        <translation>Ihr Benut&amp;zername:</translation>
    </message>
    <message>
        <source>Your passwo&amp;rd:</source>
        <translation>&amp;Gewünschtes Passwort:</translation>
    </message>
    <message>
        <source>&amp;Your password again:</source>
        <translation>Zur &amp;Kontrolle:</translation>
    </message>
</context>
<context>
    <name>derdesk::SignInForm</name>
    <message>
        <source>&amp;Remember my name</source>
        <translation>Namen me&amp;rken</translation>
    </message>
    <message>
        <source>&amp;Keep my password in the keychain</source>
        <translation>Passwort im Schlüssel&amp;bund behalten</translation>
    </message>
    <message>
        <source>S&amp;ign In</source>
        <translation>Anmel&amp;den</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Who can open this desktop can then sign in here</source>
        <translation>Wer diese Arbeitsumgebung öffnen kann, kann sich dann hier anmelden</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
</context>
<context>
    <name>derdesk::StartDialog</name>
    <message>
        <source>Open Database</source>
        <translation>Datenbank öffnen</translation>
    </message>
    <message>
        <source>Welcome to Derdesk</source>
        <translation>Willkommen bei Derdesk</translation>
    </message>
    <message>
        <source>&amp;Look around with demo data</source>
        <translation>Mit Demodaten &amp;umsehen</translation>
    </message>
    <message>
        <source>A small utility with 200 customers and tasks in every state, in a database of its own.</source>
        <translation>Ein kleines Versorgungsunternehmen mit 200 Kunden und Aufträgen in jedem Zustand, in einer eigenen Datenbank.</translation>
    </message>
    <message>
        <source>Start with an &amp;empty database</source>
        <translation>Mit &amp;leerer Datenbank beginnen</translation>
    </message>
    <message>
        <source>A file on this computer, with the catalogue of inverters alone.</source>
        <translation>Eine Datei auf diesem Rechner, allein mit dem Katalog der Wechselrichter.</translation>
    </message>
    <message>
        <source>&amp;Open a database file</source>
        <translation>Datenbank&amp;datei öffnen</translation>
    </message>
    <message>
        <source>One that Derdesk has made, or restored from a backup.</source>
        <translation>Eine, die Derdesk angelegt oder aus einer Sicherung wiederhergestellt hat.</translation>
    </message>
    <message>
        <source>&amp;Connect to a PostgreSQL server</source>
        <translation>Mit &amp;PostgreSQL-Server verbinden</translation>
    </message>
    <message>
        <source>For many desks on one database.</source>
        <translation>Für viele Arbeitsplätze an einer Datenbank.</translation>
    </message>
    <message>
        <source>Where are the records?</source>
        <translation>Wo sind die Datensätze?</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>Date&amp;i:</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>Durchsu&amp;chen…</translation>
    </message>
    <message>
        <source>Choose the file from its folder</source>
        <translation>Die Datei aus ihrem Ordner wählen</translation>
    </message>
    <message>
        <source>&amp;Test Connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>See whether the server lets you in, and change nothing</source>
        <translation>Sehen, ob der Server Zutritt gewährt, ohne etwas zu ändern</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Give Up</source>
        <translation>Au&amp;fgeben</translation>
    </message>
    <message>
        <source>End what is under way; nothing stays of it</source>
        <translation>Beenden, was gerade läuft; davon bleibt nichts</translation>
    </message>
    <message>
        <source>Co&amp;ntinue</source>
        <translation>Weite&amp;r</translation>
    </message>
    <message>
        <source>&amp;Keep This Database</source>
        <translation>Diese Datenbank beh&amp;alten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Databases (*.db *.sqlite);;All files (*)</source>
        <translation>Datenbanken (*.db *.sqlite);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>The database is being made…</source>
        <translation>Die Datenbank wird angelegt…</translation>
    </message>
    <message>
        <source>Say which file.</source>
        <translation>Bitte eine Datei angeben.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>%1 is no database of Derdesk.</source>
        <translation>%1 ist keine Datenbank von Derdesk.</translation>
    </message>
    <message>
        <source>%1 lets you in.</source>
        <translation>%1 gewährt Zutritt.</translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>Noch nötig: %1.</translation>
    </message>
    <message>
        <source>The database cannot be opened.
%1</source>
        <translation>Die Datenbank lässt sich nicht öffnen.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::StatusChoice</name>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>derdesk::TaskActions</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>&amp;Verarbeiten</translation>
    </message>
    <message>
        <source>Check the task and take it as far as its lifecycle allows</source>
        <translation>Auftrag prüfen und so weit führen, wie es sein Ablauf zulässt</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Try the step again that failed</source>
        <translation>Fehlgeschlagenen Schritt wiederholen</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>&amp;Cancel Task…</source>
        <translation>Auftrag &amp;stornieren…</translation>
    </message>
    <message>
        <source>End the task for good</source>
        <translation>Auftrag endgültig beenden</translation>
    </message>
    <message>
        <source>C&amp;omment…</source>
        <translation>&amp;Kommentar…</translation>
    </message>
    <message>
        <source>Add your words to the task&apos;s log</source>
        <translation>Kommentar in das Protokoll des Auftrags schreiben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The head-end system has done what it was asked for</source>
        <translation>Das Head-End-System hat getan, worum es gebeten wurde</translation>
    </message>
    <message>
        <source>Let the task go on</source>
        <translation>Auftrag weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Re&amp;ject…</source>
        <translation>Ableh&amp;nen…</translation>
    </message>
    <message>
        <source>End the task without doing what it asks</source>
        <translation>Auftrag beenden, ohne ihn auszuführen</translation>
    </message>
    <message>
        <source>Correct what the request says</source>
        <translation>Angaben der Anfrage berichtigen</translation>
    </message>
    <message>
        <source>&amp;Unenroll…</source>
        <translation>Abmel&amp;den…</translation>
    </message>
    <message>
        <source>Make a task that ends this enrollment</source>
        <translation>Auftrag anlegen, der diese Anmeldung beendet</translation>
    </message>
    <message>
        <source>E&amp;dit…</source>
        <translation>Bea&amp;rbeiten…</translation>
    </message>
    <message>
        <source>Approv&amp;e</source>
        <translation>&amp;Genehmigen</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>Platz in der Liste</translation>
    </message>
    <message>
        <source>Previous task of the list (Alt+Up)</source>
        <translation>Voriger Auftrag der Liste (Alt+Auf)</translation>
    </message>
    <message>
        <source>Next task of the list (Alt+Down)</source>
        <translation>Nächster Auftrag der Liste (Alt+Ab)</translation>
    </message>
    <message>
        <source>U&amp;ndo Cancellation</source>
        <translation>Stornierung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Take the task up again where it was</source>
        <translation>Den Auftrag dort fortsetzen, wo er war</translation>
    </message>
    <message>
        <source>Assi&amp;gn to Me</source>
        <translation>M&amp;ir zuweisen</translation>
    </message>
    <message>
        <source>Tell the others that you see to this task</source>
        <translation>Den anderen zeigen, wer sich um diesen Auftrag kümmert</translation>
    </message>
    <message>
        <source>Give &amp;Back</source>
        <translation>Z&amp;urückgeben</translation>
    </message>
    <message>
        <source>Leave this task to whoever takes it</source>
        <translation>Diesen Auftrag anderen überlassen</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskColumns</name>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Task type</source>
        <translation>Auftragsart</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>Transaktions-ID</translation>
    </message>
    <message>
        <source>Status since</source>
        <translation>Status seit</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Waiting since</source>
        <translation>Wartet seit</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Nächster Versuch</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskDocument</name>
    <message>
        <source>Derdesk</source>
        <translation>Derdesk</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>%1 drucken</translation>
    </message>
    <message>
        <source>The printer did not take %1.</source>
        <translation>Der Drucker hat %1 nicht angenommen.</translation>
    </message>
    <message>
        <source>Print Preview of %1</source>
        <translation>Druckvorschau von %1</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>%1 could not be written.
%2</source>
        <translation>%1 konnte nicht geschrieben werden.
%2</translation>
    </message>
    <message>
        <source>Service task %1</source>
        <translation>Serviceauftrag %1</translation>
    </message>
    <message>
        <source>What holds it up</source>
        <translation>Hinderungsgründe</translation>
    </message>
    <message>
        <source>DER attributes</source>
        <translation>DER-Attribute</translation>
    </message>
    <message>
        <source>Neither the request nor the specification states any.</source>
        <translation>Weder Anfrage noch Spezifikation enthalten Attribute.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskExportStrip</name>
    <message>
        <source>1 task</source>
        <translation>1 Auftrag</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufträge</translation>
    </message>
    <message>
        <source>Cancel Export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Meldung ausblenden</translation>
    </message>
    <message>
        <source>Service tasks</source>
        <translation>Serviceaufträge</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel-Arbeitsmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>Export Service Tasks</source>
        <translation>Serviceaufträge exportieren</translation>
    </message>
    <message>
        <source>service-tasks</source>
        <extracomment>Beginning of the name of a file, before the day; no spaces.</extracomment>
        <translation>serviceauftraege</translation>
    </message>
    <message>
        <source>Putting %1 together…</source>
        <translation>%1 wird zusammengestellt …</translation>
    </message>
    <message>
        <source>Exporting to %1: %2 of %3</source>
        <translation>Export nach %1: %2 von %3</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Export nach %1 …</translation>
    </message>
    <message>
        <source>The export is being cancelled…</source>
        <translation>Der Export wird abgebrochen …</translation>
    </message>
    <message>
        <source>%1 exported to %2.</source>
        <translation>%1 exportiert nach %2.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>The tasks could not be exported.
%1</source>
        <translation>Die Aufträge konnten nicht exportiert werden.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskLogModel</name>
    <message>
        <source>Clerk %1</source>
        <translation>Sachbearbeiter %1</translation>
    </message>
    <message>
        <source>API client %1</source>
        <translation>API-Client %1</translation>
    </message>
    <message>
        <source>Monitor %1</source>
        <translation>Monitor %1</translation>
    </message>
    <message>
        <source>System %1</source>
        <translation>System %1</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Urheber</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation>%1: „%2“ → „%3“</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskLogPage</name>
    <message>
        <source>Log of the task</source>
        <translation>Protokoll des Auftrags</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskMenu</name>
    <message>
        <source>Tas&amp;k in Front</source>
        <translation>Auftra&amp;g im Vordergrund</translation>
    </message>
    <message>
        <source>Pre&amp;vious of the List</source>
        <translation>V&amp;origer der Liste</translation>
    </message>
    <message>
        <source>Ne&amp;xt of the List</source>
        <translation>Nä&amp;chster der Liste</translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation>&amp;Verarbeiten</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Bestätigen</translation>
    </message>
    <message>
        <source>Approv&amp;e</source>
        <translation>&amp;Genehmigen</translation>
    </message>
    <message>
        <source>Re&amp;ject…</source>
        <translation>Ableh&amp;nen…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Stornieren…</translation>
    </message>
    <message>
        <source>U&amp;ndo Cancellation</source>
        <translation>Stornierung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Assi&amp;gn to Me</source>
        <translation>M&amp;ir zuweisen</translation>
    </message>
    <message>
        <source>Give &amp;Back</source>
        <translation>Z&amp;urückgeben</translation>
    </message>
    <message>
        <source>E&amp;dit…</source>
        <translation>Bea&amp;rbeiten…</translation>
    </message>
    <message>
        <source>C&amp;omment…</source>
        <translation>&amp;Kommentar…</translation>
    </message>
    <message>
        <source>&amp;Unenroll…</source>
        <translation>Abmel&amp;den…</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskPortal</name>
    <message>
        <source>Pages of the task</source>
        <translation>Seiten des Auftrags</translation>
    </message>
    <message>
        <source>Ma&amp;in</source>
        <translation>A&amp;llgemein</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>Zones of the task</source>
        <translation>Bereiche des Auftrags</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>The task could not be read.
%1</source>
        <translation>Der Auftrag konnte nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>There is no task %1 in this database.</source>
        <translation>In dieser Datenbank gibt es keinen Auftrag %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Cancel Task %1</source>
        <translation>Auftrag %1 stornieren</translation>
    </message>
    <message>
        <source>&amp;Cancel Task</source>
        <translation>Auftrag &amp;stornieren</translation>
    </message>
    <message>
        <source>Comment on Task %1</source>
        <translation>Kommentar zu Auftrag %1</translation>
    </message>
    <message>
        <source>C&amp;omment</source>
        <translation>&amp;Kommentar</translation>
    </message>
    <message>
        <source>&amp;Add Comment</source>
        <translation>Kommentar &amp;hinzufügen</translation>
    </message>
    <message>
        <source>The comment is in the log.</source>
        <translation>Der Kommentar steht im Protokoll.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Done: the task is completed.</source>
        <translation>Erledigt: Der Auftrag ist abgeschlossen.</translation>
    </message>
    <message>
        <source>The task is cancelled.</source>
        <translation>Der Auftrag ist storniert.</translation>
    </message>
    <message>
        <source>Checked and found good. The task goes on when the head-end system acknowledges the device.</source>
        <translation>Geprüft und in Ordnung. Der Auftrag wird fortgesetzt, sobald das Head-End-System das Gerät bestätigt.</translation>
    </message>
    <message>
        <source>Tried again, but the task is still held up; below is what by.</source>
        <translation>Wiederholt, aber der Auftrag wird weiterhin aufgehalten; die Hinderungsgründe stehen unten.</translation>
    </message>
    <message>
        <source>Checked, but something holds the task up; below is what.</source>
        <translation>Geprüft, aber der Auftrag wird aufgehalten; die Hinderungsgründe stehen unten.</translation>
    </message>
    <message>
        <source>The task is now: %1.</source>
        <translation>Neuer Status des Auftrags: %1.</translation>
    </message>
    <message>
        <source>Nothing was done.
%1</source>
        <translation>Nichts wurde ausgeführt.
%1</translation>
    </message>
    <message>
        <source>Nothing was done: somebody else, or the monitor, has changed the task meanwhile. It is shown as it is now; look at it and decide anew.</source>
        <translation>Nichts wurde ausgeführt: Jemand anderes oder der Monitor hat den Auftrag inzwischen geändert. Angezeigt wird der aktuelle Stand; bitte prüfen und neu entscheiden.</translation>
    </message>
    <message>
        <source>Reject Task %1</source>
        <translation>Auftrag %1 ablehnen</translation>
    </message>
    <message>
        <source>&amp;Reject Task</source>
        <translation>Auftrag ab&amp;lehnen</translation>
    </message>
    <message>
        <source>End the Enrollment of Task %1</source>
        <translation>Anmeldung aus Auftrag %1 beenden</translation>
    </message>
    <message>
        <source>&amp;Why does the enrollment in %1 end? An unenrollment task is made, which does it.</source>
        <translation>&amp;Warum endet die Anmeldung zu %1? Es wird ein Abmeldeauftrag angelegt, der sie beendet.</translation>
    </message>
    <message>
        <source>&amp;Unenroll</source>
        <translation>&amp;Abmelden</translation>
    </message>
    <message>
        <source>Unenrollment task %1 is made.</source>
        <translation>Abmeldeauftrag %1 ist angelegt.</translation>
    </message>
    <message>
        <source>The corrections are kept. Retry, or let the monitor do so.</source>
        <translation>Die Berichtigungen sind gespeichert. Wiederholen, oder es dem Monitor überlassen.</translation>
    </message>
    <message>
        <source>The corrections are kept.</source>
        <translation>Die Berichtigungen sind gespeichert.</translation>
    </message>
    <message>
        <source>Checked and found good. The task goes on when it is approved.</source>
        <translation>Geprüft und in Ordnung. Der Auftrag wird fortgesetzt, sobald er genehmigt ist.</translation>
    </message>
    <message>
        <source>The task goes on when the head-end system has given the device up.</source>
        <translation>Der Auftrag wird fortgesetzt, sobald das Head-End-System das Gerät abgemeldet hat.</translation>
    </message>
    <message>
        <source>This is the last task of the list.</source>
        <translation>Dies ist der letzte Auftrag der Liste.</translation>
    </message>
    <message>
        <source>This is the first task of the list.</source>
        <translation>Dies ist der erste Auftrag der Liste.</translation>
    </message>
    <message>
        <source>&amp;Why is the task rejected? This can be undone while no other task has taken its place.</source>
        <translation>&amp;Warum wird der Auftrag abgelehnt? Das lässt sich zurücknehmen, solange kein anderer Auftrag an seine Stelle getreten ist.</translation>
    </message>
    <message>
        <source>&amp;Why is the task cancelled? This can be undone while no other task has taken its place.</source>
        <translation>&amp;Warum wird der Auftrag storniert? Das lässt sich zurücknehmen, solange kein anderer Auftrag an seine Stelle getreten ist.</translation>
    </message>
    <message>
        <source>The To Do is left to whoever takes it.</source>
        <translation>Die Aufgabe ist wieder frei.</translation>
    </message>
    <message>
        <source>The To Do is assigned to you.</source>
        <translation>Die Aufgabe ist übernommen.</translation>
    </message>
    <message>
        <source>The cancellation is undone. The task is again: %1.</source>
        <translation>Die Stornierung ist zurückgenommen. Der Auftrag ist wieder: %1.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskQueryPortal</name>
    <message>
        <source>What cannot be searched for</source>
        <translation>Ungültige Suchangaben</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find anything – or  n: name  ad: address  c: contact  sn: serial number  tx: transaction id</source>
        <translation>Alles durchsuchen – oder  n: Name  ad: Adresse  c: Kontakt  sn: Seriennummer  tx: Transaktions-ID</translation>
    </message>
    <message>
        <source>Words that stand in any id, name, address or model.
n: name, ad: address, c: e-mail or phone, sn: serial number, tx: transaction id</source>
        <translation>Wörter, die in einer Nummer, einem Namen, einer Adresse oder einem Modell stehen.
n: Name, ad: Adresse, c: E-Mail oder Telefon, sn: Seriennummer, tx: Transaktions-ID</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empty all fields (Esc)</source>
        <translation>Alle Felder leeren (Esc)</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Weniger Felder</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Mehr Felder</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close and cancel the export?</source>
        <translation>Schließen und den Export abbrechen?</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskResults</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>How many tasks match</source>
        <translation>Anzahl der gefundenen Aufträge</translation>
    </message>
    <message>
        <source>Show the tasks that have come since the search</source>
        <translation>Seit der Suche eingegangene Aufträge anzeigen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>%1+ tasks</source>
        <translation>Über %1 Aufträge</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 Auftrag</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 Aufträge</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>No task matches %1.
Widen the search: clear a field, or give fewer letters of it.</source>
        <translation>Kein Auftrag gefunden für %1.
Suche erweitern: ein Feld leeren oder weniger Buchstaben angeben.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>There are no service tasks yet.
They appear here as soon as the web service takes a request.
To look around first, fill the empty database with examples: derdeskctl demo</source>
        <translation>Es gibt noch keine Serviceaufträge.
Sie erscheinen hier, sobald der Webservice eine Anfrage annimmt.
Zum Kennenlernen die leere Datenbank mit Beispielen füllen: derdeskctl demo</translation>
    </message>
    <message>
        <source>The tasks could not be read.
%1</source>
        <translation>Die Aufträge konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write all tasks that match into a file for a spreadsheet</source>
        <translation>Alle passenden Aufträge in eine Datei für eine Tabellenkalkulation schreiben</translation>
    </message>
    <message>
        <source>What can be done to the tasks that are selected</source>
        <translation>Was mit den ausgewählten Aufträgen getan werden kann</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskSearchForm</name>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Task id: “%1” has to be digits, at most 14.</source>
        <translation>Auftragsnummer: „%1“ muss aus höchstens 14 Ziffern bestehen.</translation>
    </message>
    <message>
        <source>Created to: “%1” lies before “%2”, where the search begins.</source>
        <translation>Erstellt bis: „%1“ liegt vor „%2“, dem Beginn der Suche.</translation>
    </message>
    <message>
        <source>%1: “%2” is no date; write it as %3 or %4.</source>
        <translation>%1: „%2“ ist kein Datum; bitte als %3 oder %4 angeben.</translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation>%1 „%2“</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>zu klären</translation>
    </message>
    <message>
        <source>Older than: “%1” has to be a number of days, from 1 on.</source>
        <translation>Älter als: „%1“ muss eine Anzahl von Tagen ab 1 sein.</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskTable</name>
    <message>
        <source>Service tasks found</source>
        <translation>Gefundene Serviceaufträge</translation>
    </message>
    <message>
        <source>&amp;Reset Columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskTabs</name>
    <message>
        <source>Open portals</source>
        <translation>Geöffnete Portale</translation>
    </message>
    <message>
        <source>Service Tasks</source>
        <translation>Serviceaufträge</translation>
    </message>
    <message>
        <source>%1 (%2 new)</source>
        <translation>%1 (%2 neu)</translation>
    </message>
    <message>
        <source>Outbound Messages</source>
        <translation>Ausgehende Nachrichten</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>&amp;Export Tasks Found…</source>
        <translation>Gefundene Aufträge e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Print Task…</source>
        <translation>Auftrag d&amp;rucken…</translation>
    </message>
    <message>
        <source>Print Pre&amp;view…</source>
        <translation>Druck&amp;vorschau…</translation>
    </message>
    <message>
        <source>Save Task as PD&amp;F…</source>
        <translation>Auftrag als &amp;PDF speichern…</translation>
    </message>
</context>
<context>
    <name>derdesk::TaskWalk</name>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>derdesk::ThemeMenu</name>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
</context>
<context>
    <name>derdesk::ToDoPortal</name>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>&amp;Open Task</source>
        <translation>Auftrag ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Assign to Me</source>
        <translation>Mir &amp;zuweisen</translation>
    </message>
    <message>
        <source>Assign to &amp;Nobody</source>
        <translation>&amp;Niemandem zuweisen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>Auftragsnummer</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>To Do list</source>
        <translation>Aufgabenliste</translation>
    </message>
    <message>
        <source>How many To Dos match</source>
        <translation>Anzahl gefundener Aufgaben</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>meine</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>freie</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Open the task (Enter)</source>
        <translation>Den Auftrag öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>&amp;Rolle:</translation>
    </message>
    <message>
        <source>&amp;Whose:</source>
        <translation>&amp;Wessen:</translation>
    </message>
    <message>
        <source>%1+ To Dos</source>
        <translation>%1+ Aufgaben</translation>
    </message>
    <message>
        <source>1 To Do</source>
        <translation>1 Aufgabe</translation>
    </message>
    <message>
        <source>Nothing to do here.</source>
        <translation>Hier ist nichts zu tun.</translation>
    </message>
    <message>
        <source>%1 To Dos</source>
        <translation>%1 Aufgaben</translation>
    </message>
    <message>
        <source>%1 of %2 were assigned; the others are no longer open.</source>
        <translation>%1 von %2 wurden zugewiesen; die anderen sind nicht mehr offen.</translation>
    </message>
    <message>
        <source>The To Do list could not be read or changed.
%1</source>
        <translation>Die Aufgabenliste konnte nicht gelesen oder geändert werden.
%1</translation>
    </message>
</context>
<context>
    <name>derdesk::UserDialog</name>
    <message>
        <source>%1 to %2 characters; several words are best.</source>
        <translation>%1 bis %2 Zeichen; am besten mehrere Wörter.</translation>
    </message>
    <message>
        <source>New Password of %1</source>
        <translation>Neues Passwort für %1</translation>
    </message>
    <message>
        <source>A&amp;dd User</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Set Password</source>
        <translation>Passwort &amp;setzen</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>Die beiden Passwörter sind nicht gleich.</translation>
    </message>
    <message>
        <source>New &amp;password:</source>
        <translation>Neues &amp;Passwort:</translation>
    </message>
</context>
<context>
    <name>derdesk::UsersDialog</name>
    <message>
        <source>New &amp;Password…</source>
        <translation>Neues &amp;Passwort…</translation>
    </message>
    <message>
        <source>&amp;Role…</source>
        <translation>&amp;Rolle…</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>&amp;Everyone has to sign in</source>
        <translation>Alle müssen sich anmel&amp;den</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>An&amp;wenden</translation>
    </message>
    <message>
        <source>Users and Sign-In</source>
        <translation>Benutzer und Anmeldung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Vollständiger Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Letzte Anmeldung</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>&amp;Add User…</source>
        <translation>Be&amp;nutzer hinzufügen…</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Minutes without input until a desk locks</source>
        <translation>Minuten ohne Eingabe, bis ein Platz gesperrt wird</translation>
    </message>
    <message>
        <source>&amp;Lock a desk without input after</source>
        <translation>Einen P&amp;latz ohne Eingabe sperren nach</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>The users could not be read.
%1</source>
        <translation>Die Benutzer konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>Ena&amp;ble</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Nothing was changed.
%1</source>
        <translation>Nichts wurde geändert.
%1</translation>
    </message>
    <message>
        <source>%1 is a user now.</source>
        <translation>%1 ist jetzt Benutzer.</translation>
    </message>
    <message>
        <source>%1 has a new password.</source>
        <translation>%1 hat ein neues Passwort.</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>&amp;Role:</source>
        <translation>&amp;Rolle:</translation>
    </message>
    <message>
        <source>&amp;Give Role</source>
        <translation>Rolle &amp;geben</translation>
    </message>
    <message>
        <source>%1 is: %2</source>
        <translation>%1 ist: %2</translation>
    </message>
    <message>
        <source>%1 is disabled.</source>
        <translation>%1 ist gesperrt.</translation>
    </message>
    <message>
        <source>%1 is enabled.</source>
        <translation>%1 ist freigegeben.</translation>
    </message>
    <message>
        <source>Everyone has to sign in.</source>
        <translation>Alle müssen sich anmelden.</translation>
    </message>
    <message>
        <source>Nobody has to sign in.</source>
        <translation>Niemand muss sich anmelden.</translation>
    </message>
</context>
<context>
    <name>derdesk::WebServicePortal</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Requests a second of a client</source>
        <translation>Anfragen je Sekunde und Client</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Connections of an address</source>
        <translation>Verbindungen einer Adresse</translation>
    </message>
    <message>
        <source>Size of a request</source>
        <translation>Größe einer Anfrage</translation>
    </message>
    <message>
        <source>Size of a batch</source>
        <translation>Größe eines Stapels</translation>
    </message>
    <message>
        <source>Time for a request</source>
        <translation>Zeit für eine Anfrage</translation>
    </message>
    <message>
        <source>API clients</source>
        <translation>API-Clients</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>The chosen request and its answer</source>
        <translation>Die gewählte Anfrage und ihre Antwort</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>&amp;Client:</source>
        <translation>&amp;Client:</translation>
    </message>
    <message>
        <source>&amp;Answer:</source>
        <translation>An&amp;twort:</translation>
    </message>
    <message>
        <source>&amp;Operation:</source>
        <translation>&amp;Operation:</translation>
    </message>
    <message>
        <source>&amp;Transaction id:</source>
        <translation>Transa&amp;ktions-ID:</translation>
    </message>
    <message>
        <source>TLS, certificate valid until %1</source>
        <translation>TLS, Zertifikat gültig bis %1</translation>
    </message>
    <message>
        <source>none, and so for this machine alone</source>
        <translation>keine, darum nur für diesen Rechner</translation>
    </message>
    <message>
        <source>listens</source>
        <translation>nimmt Anfragen an</translation>
    </message>
    <message>
        <source>off in this program</source>
        <translation>in diesem Programm aus</translation>
    </message>
    <message>
        <source>The web service does not run.
%1</source>
        <translation>Der Webservice läuft nicht.
%1</translation>
    </message>
    <message>
        <source>Choose a request to see its answer in words; Enter or a double click opens its task.</source>
        <translation>Eine Anfrage wählen, um ihre Antwort in Worten zu sehen; Eingabe oder Doppelklick öffnet ihren Auftrag.</translation>
    </message>
    <message>
        <source>The requests could not be read.
%1</source>
        <translation>Die Anfragen konnten nicht gelesen werden.
%1</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>derdesk::WebServiceStatus</name>
    <message>
        <source>Web service</source>
        <translation>Webservice</translation>
    </message>
    <message>
        <source>Web service: not started – %1</source>
        <translation>Webservice: nicht gestartet – %1</translation>
    </message>
    <message>
        <source>Web service: off</source>
        <translation>Webservice: aus</translation>
    </message>
    <message>
        <source>Web service: %1, %2 answered</source>
        <translation>Webservice: %1, %2 beantwortet</translation>
    </message>
    <message>
        <source>Web service: %1, %2 answered, %3 of these refused</source>
        <translation>Webservice: %1, %2 beantwortet, %3 davon abgelehnt</translation>
    </message>
    <message>
        <source>Requests that have been answered since the start</source>
        <translation>Seit dem Start beantwortete Anfragen</translation>
    </message>
</context>
<context>
    <name>derdesk::WordsDialog</name>
    <message>
        <source>Characters left</source>
        <translation>Verbleibende Zeichen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>Noch %1 Zeichen</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Derdesk</source>
        <translation>Derdesk</translation>
    </message>
    <message>
        <source>The database cannot be opened.
%1
%2</source>
        <translation>Die Datenbank lässt sich nicht öffnen.
%1
%2</translation>
    </message>
    <message>
        <source>See that its folder exists, that you may write there and that the disk is not full; or start Derdesk with another database: derdesk --database sqlite:/path/file.db</source>
        <translation>Bitte prüfen, ob der Ordner vorhanden und beschreibbar und der Datenträger nicht voll ist, oder Derdesk mit einer anderen Datenbank starten: derdesk --database sqlite:/path/file.db</translation>
    </message>
</context>
</TS>
