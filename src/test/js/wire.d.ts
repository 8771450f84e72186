// The JSON of our own endpoints, as the modules of forms read it. Days are `2026-06-30`, instants are in ISO form.

declare namespace Wire {
  /** What decides, and how people read it. */
  interface Coded {
    code: string;
    label: string;
  }

  /** `GET /api/tasks/{taskId}/sign-off`. */
  interface SignOff {
    kind: string;
    title: string;
    body: string;
    drafter: string;
    definition: string;
    view: string;
    levels: {code: string, label: string, next: boolean}[];
    signatures: {
      level: string,
      levelName: string,
      who: string,
      agreed: boolean,
      words: string,
      onBehalfOf: string | null,
      note: string | null,
      at: string
    }[];
    silent: string[];
    forHead: boolean;
    noteHint: string;
  }

  /** One item of a receipt. */
  interface ReceiptRow {
    itemId: string;
    role: 'LEAD' | 'EXECUTOR' | 'CONTRIBUTOR';
    roleName: string;
    ref: string;
    title: string;
    words: string;
    type: string;
    quota: string | null;
    dates: string;
    proof: string;
    lead: string;
    owed: string | null;
    mayLeave: boolean;
    answer: 'TAKEN' | 'NOT_CONCERNED' | 'OBJECTION' | null;
    answerName: string | null;
    reason: string | null;
    agreed: boolean | null;
    decision: string | null;
    mine: boolean;
  }

  /** `GET /api/tasks/{taskId}/receipt`. */
  interface Receipt {
    body: string;
    county: boolean;
    answering: {leader: string, section: string, contact: string, phone: string} | null;
    rows: ReceiptRow[];
  }

  interface FileLine {
    id: string;
    name: string;
    sha256: string;
  }

  /** A parcel as it was stated when somebody asked at a gate. */
  interface AccessStated {
    position: number;
    number: string | null;
    name: string;
    former: string | null;
    county: string | null;
    planned: string | null;
    previous: string | null;
    source: string | null;
    history: string;
    outlined: boolean;
  }

  interface AccessParcel {
    parcel: AccessStated;
    code: 'ALLOW' | 'ALLOW_IF' | 'DENY' | 'INVESTIGATE_FIRST' | null;
    answer: string | null;
    reasons: string[];
    basis: string[];
    conditions: string[];
    changed: boolean;
    decision: string | null;
    contrary: string | null;
  }

  /** `GET /api/access/queries/{id}`. */
  interface AccessQuery {
    id: string;
    number: string;
    day: string;
    askedAt: string;
    gate: string;
    body: string;
    onBehalfOf: string | null;
    caseNumber: string | null;
    purpose: string;
    state: Coded;
    code: string | null;
    validUntil: string | null;
    parcels: AccessParcel[];
    explanation: string | null;
  }

  /** `GET /api/tasks/{taskId}/access`. */
  interface AccessTask {
    query: AccessQuery;
    toCheck: {
      parcel: AccessStated,
      doubt: string | null,
      candidates: {entry: string, title: string, state: string, way: string, percent: string, doubt: string | null}[]
    }[];
    uses: string[];
    sources: string[];
  }

  /** What is stated of the use of a parcel, in words. */
  interface AccessUse {
    planned: string | null;
    previous: string | null;
    source: string | null;
    industry: string | null;
    storage: string | null;
    waste: string | null;
    keyUnit: string | null;
    started: string | null;
  }

  interface AccessForm {
    number: string | null;
    name: string;
    former: string | null;
    county: string | null;
    outline: string | null;
    use: AccessUse;
  }

  /** `GET /api/access`. */
  interface Gatehouse {
    gates: {code: string, name: string}[];
    counties: {code: string, name: string}[];
    uses: string[];
    sources: string[];
    sees: boolean;
  }

  /** `GET /api/access/queries`. */
  interface AccessPage {
    total: number;
    pageSize: number;
    items: {
      id: string, number: string, day: string, gate: string, body: string, onBehalfOf: string | null, caseNumber: string | null,
      parcels: string, answers: string[], validUntil: string | null, state: Coded, papers: string | null
    }[];
  }

  /** A permit as the body that issued it reports it. */
  interface IssuedPermit {
    position: number;
    gate: string;
    number: string;
    on: string;
    holder: string | null;
    parcelNumber: string | null;
    name: string;
    former: string | null;
    county: string | null;
    planned: string | null;
    conditions: string;
    query: string | null;
    outlined: boolean;
  }

  /** What is wrong with a permit, how that is explained and what is done about it. */
  interface FoundPermit {
    permit: IssuedPermit;
    kind: Coded;
    words: string;
    record: string | null;
    said: Coded | null;
    explanation: string | null;
    measure: Coded | null;
    disposal: string | null;
    due: string | null;
  }

  /** `GET /api/access/checks`. */
  interface AccessCheckLine {
    id: string;
    month: string;
    body: string;
    gates: string[];
    opensOn: string;
    state: Coded;
    permits: number;
    findings: number;
  }

  /** `GET /api/access/checks/{id}` and `GET /api/tasks/{taskId}/access-check`. */
  interface AccessCheck {
    line: AccessCheckLine;
    title: string;
    remark: string | null;
    fileName: string | null;
    sha256: string | null;
    returnedBy: string | null;
    returnedAt: string | null;
    permits: IssuedPermit[];
    found: FoundPermit[];
    returned: string | null;
  }

  /** `POST /api/tasks/{taskId}/access-check/reading`. */
  interface PermitReading {
    permits: IssuedPermit[];
    problems: {row: number, column: string, message: string}[];
    missing: string[];
  }

  /** `GET /api/tasks/{taskId}/deferred-list`: the lists of a year, as far as the reader sees them. */
  interface YearlyList {
    title: string;
    state: Coded;
    body: string | null;
    kinds: Coded[];
    rows: YearlyListRow[];
    parts: {body: string, state: string, confirmedAt: string | null}[];
  }

  interface YearlyListRow {
    position: number;
    kind: Coded;
    entry: string;
    number: string;
    name: string;
    county: string | null;
    standing: boolean;
    proposal: Coded;
    grounds: string;
    said: Coded | null;
    words: string | null;
    agreed: boolean | null;
    view: string | null;
    result: Coded | null;
    resultWords: string | null;
  }

  /** `GET /api/tasks/{taskId}/deferred-list/sites`. */
  interface AddableSite {
    id: string;
    title: string;
    county: string | null;
    state: string;
    kinds: Coded[];
  }

  /** `GET /api/tasks/{taskId}/document`. */
  interface Document {
    kind: string;
    title: string;
    body: string;
    definition: string;
    view: string;
    state: Coded;
    remark: string | null;
    route: Coded;
    routes: Coded[];
    openness: Coded | null;
    opennesses: Coded[];
    opennessReason: string | null;
    written: string[];
    bodies: {id: string, name: string}[];
    recipients: string[];
    files: FileLine[];
    number: string | null;
    issuedOn: string | null;
    signer: string | null;
    drafter: string | null;
    codes: {code: string, next: number | null}[];
    mayBeGivenUp: boolean;
  }

  /** `GET /api/documents`. */
  interface DocumentPage {
    total: number;
    pageSize: number;
    oversees: boolean;
    ofBody: boolean;
    items: {
      id: string,
      number: string,
      kind: string,
      title: string,
      body: string,
      issuedOn: string,
      openness: Coded,
      files: FileLine[],
      recipients: {body: string, at: string | null}[],
      mayReceive: boolean
    }[];
  }

  /** `GET /api/tasks/{taskId}/disclosure`. */
  /** A step that writes into a register. */
  interface Step {
    entry: string;
    fields: EntryField[];
    shown: {name: string, value: string}[];
    blocks: Record<string, boolean>;
    filesLabel: string | null;
    filesRequired: boolean;
    together: boolean;
  }

  /** Tasks of one step that can be handed in in one list. */
  interface Together {
    fields: EntryField[];
    filesLabel: string | null;
    filesRequired: boolean;
    rows: {taskId: string, title: string}[];
  }

  /** `GET /api/tasks/{taskId}/laboratory`. */
  interface LaboratoryData {
    uploads: LaboratoryUpload[];
    rounds: LaboratoryJudged[];
    standing1: string | null;
    standing2: string | null;
    effect: string | null;
  }

  interface LaboratoryUpload {
    file: string;
    laboratory: string;
    reportNumber: string;
    at: string;
  }

  /** `POST /api/tasks/{taskId}/laboratory/reading`. */
  interface LaboratoryReading {
    tables: LaboratoryTable[];
    roles: {code: string, name: string}[];
    judged: LaboratoryJudged;
  }

  interface LaboratoryTable {
    sheet: string;
    title: string;
    layout: string;
    unit: string | null;
    units: Record<string, string>;
    columns: {head: string, role: string, item: string | null, cas: string | null, unit: string | null}[];
  }

  interface LaboratoryResult {
    sample: string;
    depth: string | null;
    item: string;
    value: string;
    unit: string | null;
    verdict: string;
    factor: string | null;
    excess: string | null;
  }

  interface LaboratoryJudged {
    at: string | null;
    standard: string;
    targets: string | null;
    landClass: number;
    classReason: string;
    backgrounds: Record<string, string>;
    overall1: string;
    overall2: string;
    above: boolean;
    samples: number;
    results: number;
    verdicts: Record<string, number>;
    exceedances: LaboratoryResult[];
    exceedanceCount: number;
    open: string[];
    excluded: {sample: string, kind: string}[];
    uploads: LaboratoryUpload[];
  }

  /** `GET /api/registers/entries/{id}/laboratory`. */
  interface LaboratoryPlot {
    rounds: {at: string, standard: string, told: string}[];
    items: string[];
    samples: {round: number, sample: string, depth: string | null,
      results: Record<string, {value: string, verdict: string, above: boolean, open: boolean, factor: string | null}>}[];
    total: number;
    pageSize: number;
  }

  /** A field of a register. */
  interface EntryField {
    code: string;
    name: string;
    type: 'TEXT' | 'WORDS' | 'WHOLE' | 'DECIMAL' | 'DAY' | 'CHOICE' | 'CHOICES' | 'YES_NO' | 'CREDIT_CODE' | 'ANSWERS';
    unit: string | null;
    min: number | null;
    max: number | null;
    options: {code: string, name: string}[];
    required: boolean;
    needed: boolean;
    hint: string | null;
    unconfirmed: boolean;
    when: {field: string, is: string[]} | null;
    value: string | null;
    questions: Question[];
  }

  /** A question of a form that a field of answers is filled in from. */
  interface Question {
    number: string;
    group: string;
    subject: string;
    looksAt: string;
    starred: boolean;
    when: string | null;
    answers: string[];
  }

  /** An entry of a register in words. */
  interface EntryTold {
    title: string;
    state: string;
    values: {name: string, value: string}[];
  }

  interface Disclosure {
    title: string;
    basis: string;
    madeOn: string;
    due: string;
    remark: string | null;
    sources: FileLine[];
    withhold: boolean;
    content: string | null;
    files: FileLine[];
    place: string | null;
    until: string | null;
    drafter: string | null;
    reviewer: string | null;
    superior: string | null;
    letter: string | null;
    reply: string | null;
    address: string | null;
    publishedOn: string | null;
    reviews: Coded[];
  }

  /** `GET /api/disclosures`. */
  interface DisclosurePage {
    total: number;
    pageSize: number;
    oversees: boolean;
    ofBody: boolean;
    items: {
      id: string,
      title: string,
      basis: string,
      body: string,
      madeOn: string,
      due: string,
      state: string,
      stateName: string,
      late: boolean,
      address: string | null,
      publishedOn: string | null,
      until: string | null,
      takenDownOn: string | null,
      proven: boolean
    }[];
  }

  /** `GET /api/plans`. */
  interface PlanLine {
    id: string;
    year: number;
    title: string;
    state: string;
    stateName: string;
  }

  interface Body {
    id: string;
    name: string;
    kind: string;
    defaultExecutor: boolean;
  }

  /** A measure of a plan; what a plan file leaves out is missing. */
  interface Indicator {
    name: string;
    operator: string;
    target: string | null;
    unit: string;
    formula?: string | null;
    pending?: boolean;
    reporter?: string | null;
    computed?: string | null;
    modality?: string | null;
    derived?: boolean;
  }

  interface Deadline {
    type: string;
    date: string | null;
    description: string;
    push?: boolean | null;
    origin?: string | null;
    modality?: string | null;
    derived?: boolean;
  }

  interface Basis {
    title: string;
    number: string | null;
  }

  interface Executor {
    body: string;
    quota?: string | null;
    date?: string | null;
  }

  /** A row of the breakdown; without `leads` those of its task lead it. */
  interface Item {
    ref: string;
    title: string;
    words: string | null;
    type: string;
    leads: string[];
    executors: Executor[];
    contributions: {body: string, what: string, date?: string | null}[];
    deadlines: Deadline[];
    indicators: Indicator[];
    objects: {register: string, where: Record<string, string[]>, states: string[]} | null;
    proof: string[];
    check: string;
    share: number | null;
    publicity?: boolean;
    basis: Basis[];
  }

  /** A task as a plan file has it; without `executors` every county can be named for its items. */
  interface DraftTask {
    ref: string;
    section: string;
    title: string;
    content: string;
    leadMode: string;
    leads: string[];
    participants: string[];
    participantsOpen?: boolean;
    executors?: string[] | null;
    items: Item[];
  }

  interface Requirement {
    ref: string;
    title: string;
    content: string;
    bodies: string[];
  }

  /** A task that its items are still to be written for. */
  type BlankTask = Omit<DraftTask, 'items'> & {items?: Item[]};

  /** `GET /api/plans/{planId}/source`: the text that a plan was read from. */
  interface PlanSource {
    text: string | null;
  }

  /** What a plan says of its own standing. */
  interface Formalities {
    consentOf?: string | null;
    consentBasis?: string | null;
    signer?: string | null;
    recipients?: string | null;
    openness?: string | null;
    issuerDerived?: boolean;
    basis?: Basis[];
  }

  interface Draft {
    year: number;
    title: string;
    documentNumber: string | null;
    issuer: string;
    issueDate: string | null;
    formalities: Formalities | null;
    goals: {ref: string, title: string, date: string, dateDerived?: boolean, indicator: Indicator, sources: string[]}[];
    tasks: DraftTask[];
    requirements: Requirement[];
  }

  interface Change {
    kind: 'ADD' | 'CHANGE' | 'WITHDRAW';
    ref: string;
    task: DraftTask | null;
  }

  /** `GET /api/tasks/{taskId}/plan`. */
  interface PlanView {
    id: string;
    revision: number;
    state: string;
    draft: Draft;
    tasks: {ref: string, title: string, state: string}[];
    organisations: Body[];
    adjustment: {repeal: boolean, reason: string | null, documentNumber: string | null, changes: Change[]} | null;
  }

  interface Passage {
    ref: string;
    title: string;
    quote: string;
  }

  /** `GET /api/tasks/{taskId}/plan-document`; offsets of the marks count UTF-16 units of the source. */
  interface PlanDocument {
    cityName: string;
    fileName: string;
    source: string;
    marks: {kind: string, index: number, start: number, end: number}[];
    reading: {
      city: string | null;
      tasks: {ref: string, title: string, quote: string, deadlines: {quote: string}[], indicators: {quote: string}[]}[];
      requirements: Passage[];
      unassigned: Passage[];
      warnings: {message: string, quote: string}[];
    };
    draft: Draft;
    organisations: Body[];
    kinds: {value: string, label: string}[];
    existing: {id: string, title: string, stateName: string} | null;
  }

  /** An indicator as one body fills it in, with what it reported last. */
  interface Measure {
    id: number;
    name: string;
    item: string | null;
    operator: string;
    operatorName: string;
    target: string | null;
    unit: string;
    rate: boolean;
    numeric: boolean;
    numerator: number | null;
    denominator: number | null;
    value: string | null;
  }

  /** A measure against its target. */
  interface Standing {
    name: string;
    operator: string;
    target: string | null;
    unit: string;
    formula: string | null;
    numerator: number | null;
    denominator: number | null;
    value: string | null;
    met: boolean | null;
    state: string;
  }

  interface Party {
    id: string;
    name: string;
    role: 'LEAD' | 'PARTICIPANT' | 'EXECUTOR';
    state: string;
    stateName: string;
    reason: string | null;
  }

  /** What was done: `verb` decides, `what` is how people read it; `body` is the id of the one that did it. */
  interface Step {
    at: string;
    verb: string;
    body: string | null;
    who: string;
    what: string;
    remark: string;
  }

  interface DateRow {
    id: number;
    description: string;
    item: string | null;
    due: string | null;
    originalDue: string | null;
    state: string;
    stateName: string;
    mine: boolean;
  }

  interface Verdict {
    outcome: 'PASS' | 'RETURN_LEAD' | 'RETURN_EXECUTOR';
    returnTo: string[];
    remark: string;
    by: string;
  }

  /** `GET /api/tasks/{taskId}/work`; the verdict is there for the one who approves it. */
  interface Work {
    title: string;
    parties: Party[];
    deadlines: DateRow[];
    indicators: Measure[];
    standings: Standing[];
    words: Step[];
    executorDue: string | null;
    verdict: Verdict;
  }

  /** `GET /api/tasks/{taskId}/orders`: what is late of the matter of the task; `GET /api/late-obligations`: of the city. */
  interface Late {
    id: number;
    what: string;
    clause: string | null;
    due: string;
    bodies: string[];
    ordered: string[];
  }

  /** A line of `GET /api/supervision-orders`. */
  interface OrderLine {
    id: string;
    number: string | null;
    kind: string;
    title: string;
    what: string;
    due: string;
    bodies: string[];
    replyBy: string | null;
    state: Coded;
    lateReplies: number;
    conclusion: string | null;
    reviewUntil: string | null;
    mayAskReview: boolean;
    mayRevoke: boolean;
  }

  interface OrderReply {
    id: string;
    body: string;
    round: number;
    state: Coded;
    replyBy: string;
    late: boolean;
    reason: string | null;
    measures: string | null;
    expected: string | null;
  }

  /** `GET /api/tasks/{taskId}/order`. */
  interface SupervisionOrder {
    id: string;
    state: Coded;
    what: string;
    clause: string | null;
    due: string;
    met: boolean;
    office: string | null;
    designation: string | null;
    basis: string | null;
    owing: {id: string, name: string, kind: string, central: boolean, earlier: number}[];
    urged: number;
    reminded: number;
    draft: {kind: Coded, title: string, demand: string, replyBy: string, basis: string, bodies: string[]} | null;
    number: string | null;
    round: number;
    replies: OrderReply[];
    reply: OrderReply | null;
    finding: string | null;
    next: {step: Coded, words: string, replyBy: string | null} | null;
    conclusion: string | null;
    concludedMet: boolean | null;
    likelyConclusion: string;
    reviews: {body: string, appliedOn: string, words: string, changed: boolean | null, decision: string | null}[];
    kinds: Coded[];
    steps: Coded[];
  }

  /** `GET /api/tasks/{taskId}/extension`. */
  interface Extension {
    what: string;
    due: string;
    until: string;
    organisation: string;
    reason: string;
  }

  interface ReportedTask {
    planTaskId: string;
    ref: string;
    title: string;
    closed: boolean;
    state: string;
    stateName: string;
    content: string;
    standings: Standing[];
    counties: {county: string, stateName: string, content: string}[];
    given: {indicator: string, organisation: string, numerator: number | null, denominator: number | null,
      value: string | null, unit: string, by: string, at: string}[];
    measures: Measure[];
  }

  /** `GET /api/tasks/{taskId}/progress-report` and `…/county-part`. */
  interface Report {
    title: string;
    due: string;
    acceptUntil: string;
    restDayNote: string;
    returns: number;
    remark: string | null;
    problems: string;
    nextSteps: string;
    items: ReportedTask[];
  }

  interface File {
    id: string;
    name: string;
    sha256: string;
    size: number;
  }

  interface Department {
    id: string;
    name: string;
    state: string;
    stateName: string;
    acceptUntil: string;
    late: boolean;
    returns: number;
    submittedAt: string | null;
    remark: string | null;
  }

  /** A round at a glance. */
  interface Round {
    id: string;
    subject: string;
    due: string;
    acceptUntil: string;
    state: string;
    stateName: string;
    departments: Department[];
    counties: {id: string, name: string, reportedAt: string | null, late: boolean}[];
    files: File[];
  }

  interface Goal {
    ref: string;
    title: string;
    standing: Standing;
    sources: string[];
  }

  interface Summary {
    totals: {tasks: number, normal: number, soon: number, overdue: number, closed: number, departments: number,
      inTime: number, late: number, silent: number, exempt: number, returned: number};
    goals: Goal[];
    tasks: {ref: string, title: string, leads: string[], standing: Coded, nextDue: string | null, progress: string[]}[];
    departments: {name: string, punctuality: Coded, problems: string, nextSteps: string}[];
  }

  /** `GET /api/tasks/{taskId}/report-round`. */
  interface RoundView {
    round: Round;
    restDayNote: string;
    summary: Summary;
  }

  interface Account {
    summary: string;
    weights: Record<string, number>;
    formula: string;
    goals: (Goal & {files: number, statements: string[]})[];
    tasks: {planTaskId: string, ref: string, title: string, leads: string[], finished: boolean, reason: string}[];
    departments: {name: string, led: number, closed: number, owed: number, inTime: number, late: number,
      silent: number, orders: number, returns: number, score: string, proposal: Coded}[];
  }

  /** `GET /api/tasks/{taskId}/year-account`. */
  interface AccountView {
    planId: string;
    account: Account;
    remark: string | null;
    files: File[];
  }

  interface OverviewTask {
    ref: string;
    title: string;
    standing: Coded;
    failed: boolean;
    nextDue: string | null;
    leads: string[];
    waiting: string[];
    counties: number;
    orders: number;
    closeNumber: string | null;
    closedOn: string | null;
  }

  /** `GET /api/plans/{planId}/overview`; the most urgent stands first. */
  interface Overview {
    standings: {standing: Coded, tasks: number}[];
    goals: Goal[];
    tasks: OverviewTask[];
  }

  /** `GET /api/plans/{planId}/calendar`. */
  interface Year {
    year: number;
    months: {month: number, entries: {day: string, report: boolean, ref: string, title: string, description: string,
      bodies: string[], collision: string | null}[]}[];
    overloads: {body: string, month: number, deadlines: number}[];
    cautions: string[];
  }

  interface RegisterKind {
    id: string;
    name: string;
    entry: string;
    numberName: string;
    mayAdd: boolean;
    keepsAll: boolean;
    states: {code: string, name: string, ended: boolean}[];
    lists: {code: string, name: string, internal: boolean, forbids: string | null}[];
    fields: EntryField[];
    yearly: {name: string, path: string}[];
  }

  /** What is counted of a year; `GET` of the path of a kind of entry. */
  interface YearlyTable {
    title: string;
    year: number;
    day: string;
    takesDay: boolean;
    part: string | null;
    columns: string[];
    rows: YearlyCell[][];
    notes: string[];
  }

  interface YearlyCell {
    text: string;
    entry: string | null;
    part: string | null;
  }

  /** `GET /api/registers`. */
  interface Registers {
    kinds: RegisterKind[];
    counties: {code: string, name: string}[];
    mine: string[];
    mapTiles: string | null;
  }

  /** `GET /api/registers/views`. */
  interface SavedView {
    id: string;
    kind: string;
    name: string;
    query: string;
  }

  /** `GET /api/registers/imports`. */
  interface OpenImport {
    id: string;
    kindName: string;
    fileName: string;
    at: string;
    rows: number;
  }

  /** `GET /api/registers/imports/{id}`. */
  interface RegisterImport {
    id: string;
    kind: string;
    fileName: string;
    at: string;
    state: 'READ' | 'CHECKED' | 'KEPT' | 'CANCELLED';
    rows: number;
    wrong: number;
    doubtful: number;
    done: number;
    atWork: boolean;
    begins: boolean;
    columns: {head: string, code: string, samples: string[]}[];
    choices: {code: string, name: string}[];
  }

  /** `GET /api/registers/imports/{id}/rows`. */
  interface ImportRows {
    pageSize: number;
    items: {line: number, cells: string[], problems: {column: string | null, error: boolean, words: string}[]}[];
  }

  /** `GET /api/registers/imports/{id}/entries`. */
  interface ImportEntries {
    pageSize: number;
    items: {id: string, title: string, state: string}[];
  }

  interface OpenWork {
    step: string;
    holder: string;
    since: string;
    due: string | null;
  }

  /** `GET /api/registers/{kind}/entries`. */
  interface RegisterPage {
    total: number;
    pageSize: number;
    states: Record<string, number>;
    sees: boolean;
    items: {id: string, number: string, name: string, county: string | null, state: string, stateName: string,
      lists: string[], lacking: string[], values: Record<string, string>, work: OpenWork[], changedAt: string}[];
  }

  interface Related {
    id: string;
    title: string;
    what: string | null;
    state: string | null;
    at: string | null;
  }

  /** `GET /api/registers/entries/{id}`; `outline` is GeoJSON. */
  /** A word that a procedure waits for; `version` is that of the entry that it works at. */
  interface AwaitedWord {
    id: string;
    label: string;
    title: string;
    version: number;
    asked: Step;
  }

  interface RegisterEntry {
    id: string;
    kind: string;
    number: string;
    name: string;
    county: string | null;
    countyName: string | null;
    state: string;
    stateName: string;
    version: number;
    struck: boolean;
    mayKeep: boolean;
    addedAt: string;
    changedAt: string;
    lists: string[];
    forbidden: string[];
    values: Record<string, string>;
    shown: Record<string, string>;
    lacking: string[];
    outline: string | null;
    outlineArea: string | null;
    neighbours: {id: string, title: string, outline: string}[];
    above: Related | null;
    below: Related[];
    ancestors: Related[];
    heirs: Related[];
    listings: {list: string, entered: boolean, on: string, reason: string, document: string | null}[];
    work: OpenWork[];
    awaited: AwaitedWord[];
    versions: {version: number, at: string, who: string, reason: string, document: string | null,
      changes: {name: string, before: string, after: string}[]}[];
    journal: {at: string, who: string, what: string, words: string, basis: string | null}[];
    files: {id: string, name: string, size: number, at: string, who: string}[];
    corrections: {id: string, field: string | null, words: string, who: string, at: string, accepted: boolean | null,
      answer: string | null, answeredBy: string | null, answeredAt: string | null, mayAnswer: boolean}[];
  }
}
