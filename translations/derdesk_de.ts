<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AddTaskDialog</name>
    <message>
        <source>Add a Service Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrolls a customer in a program, without a device or with a controllable asset that is no distributed energy resource.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account id of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account id of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Service point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;pecification of the asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification of the asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: an enrollment without a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial &amp;number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssetStatus</name>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttributeGroup</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reactive power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusinessObject</name>
    <message>
        <source>Enrollment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyRows</name>
    <message>
        <source>&amp;Copy Row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DerAttribute</name>
    <message>
        <source>DER type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control modes supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active power rating at unity power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active power rating at the over-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active power rating at the under-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apparent power rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum AC current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reactive power injected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reactive power absorbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest over-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest under-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Susceptance that stays connected after a trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discharge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apparent charge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apparent discharge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usable storage energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usable storage charge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nominal AC voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maximum AC voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minimum AC voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IEEE 1547-2018 normal operating category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IEEE 1547-2018 abnormal operating category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed active power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed apparent power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed reactive power injected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed reactive power absorbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed smallest over-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed smallest under-excited power factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed charge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed discharge power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed nominal voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed maximum voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed minimum voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission to operate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IEEE 1547-2018 ride-through category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volt-var function enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volt-watt function enabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency-droop function enabled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DerAttributeValue</name>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual or mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reciprocating engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fuel cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>photovoltaic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combined heat and power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>electric vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EVSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>combined PV and storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category II</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>category III</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeadEndStatus</name>
    <message>
        <source>registration not requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registration requested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registered</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>The request cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} has {length} characters; at most {limit} are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; {expected} is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; allowed is {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is no attribute of a distributed energy resource.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; it must be {range}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} needs {other}, which is not given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value} V, but {other} is {limit} V: minimum, nominal and maximum voltage must rise in this order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}, beyond the rating {other} of {limit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no active model {model} of manufacturer {manufacturer} in the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no asset specification for {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{manufacturer} {model} has several asset specifications ({value}); name one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset specification {specification} is for {manufacturer} {model}, not for the model that is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no controllable asset type {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset specification {specification} is of type {expected}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no head-end system {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no program {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program {program} is not open on {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset type {assetType} is not eligible for program {program}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request names no program, and asset specification {specification} has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset type {assetType} has no DER Registration Flag: its assets cannot be registered as distributed energy resources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets of type {assetType} must be interconnected first; there is no interconnection for serial number {serialNo}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction {value} came before with other content; it made service task {taskId}. Send new content under a new transaction id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{manufacturer} {model} with serial number {serialNo} is interconnected already, or its interconnection task {taskId} is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset with serial number {value} has an open service task, {taskId}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIC id {value} of head-end system {other} belongs to another device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is recorded with {field} {other}, not {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is retired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service task {taskId} was changed by somebody else meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{action} is not allowed for service task {taskId} in state {status}; allowed now: {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} {value} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is not empty: {value} has records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer was found for {customer}. Import the customer, or correct the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several customers were found for {customer}. An account id tells which is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service point was found for {servicePoint}. Import it, or correct the task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several service points were found for {servicePoint}. A service point id tells which is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point {servicePoint} belongs to another customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interconnection of serial number {serialNo} is not completed; task {taskId} is open. This task goes on by itself afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset with serial number {serialNo} is not interconnected, and no interconnection task is open for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nameplate lacks {field}, which this kind of DER has to state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device with serial number {serialNo} is enrolled in program {program} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {field} {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A valid bearer token is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token lacks the scope {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not allowed here; allowed is {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers are given as {expected}, not as {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request has {length} bytes; at most {limit} are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests are read as {expected}, not as {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is busy; try again later. ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database failed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not fit the program: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemTitle</name>
    <message>
        <source>The request cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field has the wrong type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attribute is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attribute needs another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltages are out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting exceeds its rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown manufacturer and model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several specifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification of another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown asset type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another asset type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown head-end system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset type is not eligible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a DER asset type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection is required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction id is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already interconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIC id is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The asset is retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several service points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point of another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not interconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attribute is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not acceptable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsupported media type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database has another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskSearchForm</name>
    <message>
        <source>Search fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task &amp;id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, or the first of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task t&amp;ype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Business object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;atus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>External transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;rial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NI&amp;C id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIC id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;gram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer nam&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acc&amp;ount id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service &amp;point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point or premise id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Man&amp;ufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode&amp;l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tasks in an issue state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaskStatus</name>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device setup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue detected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::AddTaskDialog</name>
    <message>
        <source>A&amp;dd Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::AttributeModel</name>
    <message>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interconnection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nameplate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::DateField</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the day from a calendar (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day, as in %1 or %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::DerAttributesZone</name>
    <message>
        <source>DER Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither the request nor the specification states any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DER attributes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::DeskOptions</name>
    <message>
        <source>Back office for distributed energy resources.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the records are, as in sqlite:/path/file.db.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the web service listens, as in 127.0.0.1:8480, or none for no web service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the window, as in de.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected argument &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--language: &quot;%1&quot; is no language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme: &quot;%1&quot; is not one of light, dark, system.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::IssuesZone</name>
    <message>
        <source>What Holds It Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What holds the task up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monitor does not try again by itself. Retry when the cause is cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monitor tries again with its next run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The monitor tries again after %1. Retry at once when the cause is cleared.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::MainWindow</name>
    <message>
        <source>Derdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Service Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Service Task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+PgDown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Derdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search; in the list: open the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search; in the list: back to the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the search into the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar of a date field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Derdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Derdesk %1&lt;/h3&gt;&lt;p&gt;Back office for distributed energy resources: service tasks from registrations and interconnections.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::MessageStrip</name>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::MonitorStatus</name>
    <message>
        <source>Service task monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the service task monitor now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work all pending tasks and due retries now (F1-STKDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running, %1 processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle, last run %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1: %2 processed, %3 completed, %4 with issues, %5 in error, %6 skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with issues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>canceled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped for too many errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed – %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitor: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::ServiceTaskZone</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To Do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Premise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device and program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head-end system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIC id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrollment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, raised %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a clerk, by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (requested)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::StatusChoice</name>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskActions</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the task and take it as far as its lifecycle allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the step again that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The head-end system has registered the device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the task for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;omment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add your words to the task&apos;s log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskColumns</name>
    <message>
        <source>Task id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskLogModel</name>
    <message>
        <source>Clerk %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API client %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monitor %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskLogPage</name>
    <message>
        <source>Log of the task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskPortal</name>
    <message>
        <source>Pages of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ma&amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task could not be read.
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no task %1 in this database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel Task %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why is the task cancelled? A cancelled task cannot be taken up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment on Task %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;omment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment is in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: the task is completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked and found good. The task goes on when the head-end system acknowledges the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again, but the task is still held up; below is what by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked, but something holds the task up; below is what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task is now: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done.
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done: somebody else, or the monitor, has changed the task meanwhile. It is shown as it is now; look at it and decide anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskQueryPortal</name>
    <message>
        <source>What cannot be searched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything – or  n: name  ad: address  c: contact  sn: serial number  tx: transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that stand in any id, name, address or model.
n: name, ad: address, c: e-mail or phone, sn: serial number, tx: transaction id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty all fields (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskResults</name>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the tasks that have come since the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1+ tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task matches %1.
Widen the search: clear a field, or give fewer letters of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no service tasks yet.
They appear here as soon as the web service takes a request.
To look around first, fill the empty database with examples: derdeskctl demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tasks could not be read.
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskSearchForm</name>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task id: “%1” has to be digits, at most 14.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created to: “%1” lies before “%2”, where the search begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2” is no date; write it as %3 or %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskTable</name>
    <message>
        <source>Service tasks found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::TaskTabs</name>
    <message>
        <source>Open portals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 new)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::WebServiceStatus</name>
    <message>
        <source>Web service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web service: not started – %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web service: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web service: %1, %2 answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests answered since the start: %1, of these refused: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>derdesk::WordsDialog</name>
    <message>
        <source>Characters left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Derdesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1

%2

See that its folder exists, that you may write there and that the disk is not full; or start Derdesk with another database: derdesk --database sqlite:/path/file.db</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
