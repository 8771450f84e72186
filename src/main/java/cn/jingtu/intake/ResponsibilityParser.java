package cn.jingtu.intake;

import cn.jingtu.plan.LeadMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands one statement of responsibility: the inside of a bracket, a run of label lines, or a sentence. */
final class ResponsibilityParser {

    private enum Role {
        LEAD,
        RESPONSIBLE,
        PARTICIPANT,
        EXECUTOR
    }

    private static final Pattern LABEL = Pattern.compile("(" + Labels.ANY + ")[：:为是]");
    private static final Pattern BARE_LABEL =
            Pattern.compile("((?:牵头|主办|责任|配合|参与|协办|落实|实施)(?:责任)?(?:单位|部门|主体))(?=[市省县区各自\\u4e00-\\u9fff]{2})");
    private static final Pattern FIRST_LEADS = Pattern.compile(
            "[^，。；（：]{0,25}(?:首位|前位|第一位|第一个|第一|首个|最前|在前|前列|前面)(?:的|者)?[^，。；]{0,14}(?:牵头|主办|主要责任|负总责)[^，。；]{0,12}(?:[，、；][^，。；]{0,6}(?:其余|其他|其后|后面|在后|后)[^，。；]{0,14}(?:配合|参与|协办|责任)[^，。；]{0,6})?(?:[，、；]下同)?");
    private static final Pattern NO_EXECUTORS =
            Pattern.compile("(?:不需|无需|不需要|不要求|不再要求|不由|不涉及|不需由)[^，。；]{0,24}(?:县|区|政府|管委会|属地|街道|镇|乡|团场)[^，。；]{0,14}"
                    + "|(?<=^|[，；、。（：]|其他|其余|其它)(?:各?[县旗][^，。；]{0,14}|各区[^，。；]{0,10}|各?(?:街道|乡镇|镇)[^，。；]{0,8}|属地)"
                    + "(?:暂)?(?:不承担|不参与|无需|不需|不再|不涉及|不落实)[^，。；]{0,14}"
                    + "|(?:由)?[市州盟省县区](?:本)?级(?:直接|统一|统筹|自行|单独|负责|组织)*(?:实施|落实|完成|承担|开展|组织)[^，。；]{0,10}");
    private static final Pattern EXCLUDED = Pattern.compile(
            "除(?<names>[^，。；（）]{2,40}?)(?:以外|之外|外|除外)的?|(?<after>[^，。；（）]{2,30}?)(?:除外|(?:暂|均)?(?:不涉及|不承担|不参与))");
    private static final Pattern KEYWORD = Pattern.compile(
            "(?:予以|密切|积极|大力|主动)(?=配合|支持|协助|指导|协作|协同|参与)|分头|总牵头|牵头|负总责|总负责|负责|参与|配合|落实|实施|协助|协办|主办|承办|会同|按照?(?:各自|部门|有关|相关|法定|单位)*(?:的)?职[责能]|依照?(?:各自)?(?:法定)?职[责能]|依据职责|根据(?:各自)?职[责能]|按分工|按照分工|按(?:部门|任务)分工|职责分工|各自|分别|共同|协同|参加|分工|承担|联合(?=牵头|负责|实施|参与|开展|推进|落实)|协作(?!局|办)|抓落实|抓好|具体|等(?=$|[、，]|牵头|负责|参与|配合|落实|协|按|分|共|部门|单位|企业|省属|市属|省级|中央|国有|有关|相关|市直|依|各|多|联|联合|成员|组织|支持|指导|为|按|根据|主|参|\\d|[一二三四五六七八九十]+[个家])|(?:指导|监督|督导|支持|协调|督促|执行|推进|组织|监管|督办|主抓|牵总|支撑|保障|提供|完成|开展)(?![部委局办中厅处站会和（])");
    private static final Pattern PARTICIPANT_WORD =
            Pattern.compile("参与|配合|协助|协办|协同|参加|支持|指导|监督|督导|协作|督促|监管|督办|支撑|保障|协调");
    private static final Pattern EXECUTOR_WORD = Pattern.compile("落实|实施|执行|承办");
    private static final Pattern RESPONSIBLE_WORD = Pattern.compile("负责|职责|职能|分工|承担|主抓|抓好|完成|推进|开展|组织|具体");
    /** 分别负责综合利用和执法监管: what one is in charge of may sound like a role */
    private static final Pattern IN_CHARGE =
            Pattern.compile("(?:分别|共同|各自)*负责(?!(?:技术|业务|统筹|监督|组织)?(?:指导|监督|督导|督促|协调|配合|协助|监管|帮扶))[^，。；]{3,}");

    private static final Pattern SEPARATE = Pattern.compile("分别|分头|各自|职责|职能|分工");
    private static final Pattern JOINT = Pattern.compile("共同|联合|协同牵头");
    /** no statement is longer; what is, is damage */
    private static final int LONGEST = 1200;

    private final OrganisationNames names;
    private final Definitions definitions;

    ResponsibilityParser(OrganisationNames names, Definitions definitions) {
        this.names = names;
        this.definitions = definitions;
    }

    /**
     * What the plan itself says about its labels.
     *
     * @param firstLeads the first of 责任单位 leads, the others take part
     * @param all whom 全部 in a label line means, as written
     * @param responsible what 责任单位 means where the plan says so
     */
    record Definitions(
            boolean firstLeads,
            @Nullable String responsible,
            @Nullable String all) {

        private static final Pattern RESPONSIBLE_MEANS = Pattern.compile(
                "[“‘\"]?责任(?:单位|部门)[”’\"]?(?:均)?(?:是指|即为|指的是|即|系指|均为|为|指|系)[^。；，]{0,12}?(牵头|主办|配合|参与|落实|实施|执行)");

        private static final Pattern ALL_MEANS = Pattern.compile("[“‘\"]全部[”’\"](?:的)?，?(?:均|是|均是)?指([^。；，]{4,60})");

        static Definitions of(String text) {
            Matcher means = RESPONSIBLE_MEANS.matcher(text);
            boolean first = Regex.of(
                            "(?:排|列|位|名列)[^，。；]{0,6}(?:首位|前位|第一|在前|最前|首|前面|前列)[^，。；]{0,14}(?:牵头|主办)|(?:首位|第一)(?:单位|部门)?(?:的)?(?:为|是)牵头|第一(?:个)?责任(?:单位|部门)为牵头|首个(?:单位|部门)为牵头")
                    .matcher(text)
                    .find();
            Matcher all = ALL_MEANS.matcher(text);
            return new Definitions(first, means.find() ? means.group(1) : null, all.find() ? all.group(1) : null);
        }
    }

    private static final class State {
        final Map<Role, List<OrganisationNames.Written>> byRole = new EnumMap<>(Role.class);
        List<OrganisationNames.Written> pending = new ArrayList<>();
        /** index into pending where the present clause began */
        int clause;

        @Nullable
        Role active;

        @Nullable
        LeadMode mode;

        int leadClauses;
        boolean responsibleLabel;
        boolean together;
        boolean stray;
        boolean labelled;
        /** 按职责分工负责 behind a list: all of it leads, whatever the plan says of the first */
        boolean allLead;

        void give(Role role, List<OrganisationNames.Written> written) {
            List<OrganisationNames.Written> list = byRole.computeIfAbsent(role, r -> new ArrayList<>());
            for (int i = 0; i < written.size(); i++) {
                OrganisationNames.Written name = written.get(i);
                // lists of different clauses do not run on
                list.add(i == 0 ? new OrganisationNames.Written(name.text(), '；') : name);
            }
        }

        void flushTo(Role role) {
            if (active != null && clause > 0 && clause < pending.size()) {
                give(active, pending.subList(0, clause));
                pending = new ArrayList<>(pending.subList(clause, pending.size()));
            }
            give(role, pending);
            pending = new ArrayList<>();
            clause = 0;
        }
    }

    /** The statement in a text, or null where it names nobody in a role. */
    @Nullable
    Responsibility parse(String statement) {
        String text = statement.length() > LONGEST ? statement.substring(0, LONGEST) : statement;
        boolean firstLeads = definitions.firstLeads();
        Matcher first = FIRST_LEADS.matcher(text);
        if (first.find()) {
            firstLeads = true;
            text = cut(text, first.start(), first.end());
        }
        ExecutorRule.Found rule = ExecutorRule.in(text);
        if (rule != null) {
            text = cut(text, rule.start(), rule.end());
        }
        text = Regex.replaceAll(text, "(?<=政府)（[^（）]{2,30}(?:不涉及|不承担)）", "");
        text = Regex.replaceAll(text, "（[，、；]*）", "");
        boolean none = NOBODY.matcher(text).find();
        Matcher noExecutors = NO_EXECUTORS.matcher(text);
        while (noExecutors.find()) {
            none = true;
            text = cut(text, noExecutors.start(), noExecutors.end());
            noExecutors = NO_EXECUTORS.matcher(text);
        }
        List<String> excluded = new ArrayList<>();
        Matcher except = EXCLUDED.matcher(text);
        while (except.find()) {
            // 各县区（某区除外） stays as it is written
            if (NameList.depthAt(text, except.start()) == 0) {
                excluded.addAll(list(except.group("names") != null ? except.group("names") : except.group("after")));
                text = cut(text, except.start(), except.end());
                except = EXCLUDED.matcher(text);
            }
        }
        text = TURNED.matcher(text).replaceAll("$2单位：$1");
        if (definitions.all() != null) {
            text = Regex.replaceFirst(text, "(?<=：)全部(?=$|[，。；])", definitions.all());
        }
        State state = new State();
        Matcher shared = MODE_IN_BRACKET.matcher(text);
        if (shared.find()) {
            state.mode = modeOf(shared.group(1));
            state.allLead = true;
            // more names may follow in other roles: 甲、乙（共同牵头）、丙（配合）
            boolean goesOn = shared.end() < text.length()
                    && text.charAt(shared.end()) == '、'
                    && shared.group(1).contains("牵头");
            state.allLead = !goesOn;
            text = text.substring(0, shared.start())
                    + (goesOn ? shared.group(1) + "，" : "")
                    + text.substring(shared.end());
        }
        scan(NameList.sectors(roleBehindName(text)), state);
        return finish(state, rule, firstLeads, none, excluded);
    }

    /** 属地单位：不涉及 */
    static boolean saysNobody(String labelAndValue) {
        return NOBODY.matcher(labelAndValue.strip()).find();
    }

    /** The names of a plain list such as 甲县、乙区人民政府和丙管委会. */
    List<String> list(String text) {
        State state = new State();
        for (NameList.Segment segment : NameList.segments(text)) {
            state.pending.addAll(NameList.names(segment.text(), segment.separator()));
        }
        return names.complete(state.pending);
    }

    /** 属地单位：不涉及 */
    private static final Pattern NOBODY =
            Pattern.compile("(?:属地(?:责任|单位)?|落实单位|实施单位|实施主体|责任主体|承办[街镇单位]{2}|落实)：(?:不涉及|无|[—／/-]{1,2})(?=$|[；。])");

    /** 某公司为实施单位 */
    private static final Pattern TURNED =
            Pattern.compile("(?<=^|[；，。])([^，。；：]{3,40})(?:为|是)(牵头|责任|实施|落实|配合)(?:单位|主体|部门)(?=$|[；，。])");

    private static final Pattern ROLE_IN_BRACKET =
            Pattern.compile("（((?:主要)?(?:牵头|主办|配合|参与|协办|协助|落实|实施)(?:单位|部门|负责|落实)?)）");

    /** 甲局、乙局（分别牵头） says how all the names before it share */
    private static final Pattern MODE_IN_BRACKET = Pattern.compile(
            "（((?:各司其职|各负其责|轮值|双)?[，、]?(?:按照?|依|依据)?(?:各自|部门)?(?:职责|职能)?(?:分工|分别|共同|联合|各自)*(?:负责|牵头|落实)?)）(?<=分工）|分工负责）|牵头）|共同负责）|分别负责）|职责负责）|职责落实）)(?<!（牵头）)");

    private static LeadMode modeOf(String words) {
        boolean separate = Regex.of("分别|各自").matcher(words).find() || words.contains("职责") && words.contains("牵头");
        return separate ? LeadMode.SEPARATE : JOINT.matcher(words).find() ? LeadMode.JOINT : LeadMode.SHARED;
    }

    /** 甲局（牵头）、乙局 says the role in a bracket behind the name. */
    private static String roleBehindName(String text) {
        Matcher matcher = ROLE_IN_BRACKET.matcher(text);
        return matcher.find() && matcher.start() > 2
                ? matcher.replaceAll(found -> Regex.replaceAll(found.group(1), "单位|部门", "") + "，")
                : text;
    }

    private static String cut(String text, int start, int end) {
        return text.substring(0, start) + "，" + text.substring(end);
    }

    /** 配合单位：某局，某镇人民政府: governments apart from the departments of the label carry out. */
    private static void governmentsApart(State state) {
        List<OrganisationNames.Written> last = state.pending.subList(state.clause, state.pending.size());
        boolean apart = state.active == Role.PARTICIPANT && state.labelled && state.clause > 0 && !last.isEmpty();
        if (apart && last.stream().allMatch(name -> OrganisationNames.isCounty(name.text()))) {
            state.give(Role.EXECUTOR, List.copyOf(last));
            last.clear();
        }
    }

    private void scan(String text, State state) {
        for (NameList.Segment segment : NameList.segments(text)) {
            if (segment.separator() != '、') {
                governmentsApart(state);
                state.clause = state.pending.size();
            }
            if (Regex.matches(segment.text(), "[^（）]{1,12}由(?:市|县|区|州|盟|师|省|自治区|各).*")) {
                // 茶园、果园由某局牵头: what stands before 由 is led, not leading
                state.pending = new ArrayList<>(state.pending.subList(0, state.clause));
            }
            scanSegment(segment.text(), segment.separator(), state);
        }
        governmentsApart(state);
        if (!state.pending.isEmpty()) {
            Role role = state.active;
            if (role == null) {
                role = state.byRole.containsKey(Role.LEAD) || state.byRole.containsKey(Role.RESPONSIBLE)
                        ? Role.PARTICIPANT
                        : Role.RESPONSIBLE;
                state.stray = role == Role.RESPONSIBLE;
                if (role == Role.PARTICIPANT) {
                    List<OrganisationNames.Written> counties = new ArrayList<>();
                    List<OrganisationNames.Written> others = new ArrayList<>();
                    for (OrganisationNames.Written written : state.pending) {
                        (OrganisationNames.isCounty(written.text()) ? counties : others).add(written);
                    }
                    state.give(Role.EXECUTOR, counties);
                    state.pending = others;
                }
            }
            state.clause = 0;
            state.flushTo(role);
        }
    }

    private void scanSegment(String segment, char separator, State state) {
        String rest = segment;
        char sep = separator;
        for (int guard = 0; guard < 12 && !rest.isEmpty(); guard++) {
            Matcher label = LABEL.matcher(rest);
            boolean labelled = label.lookingAt();
            if (!labelled) {
                label = BARE_LABEL.matcher(rest);
                labelled = label.lookingAt();
            }
            if (labelled) {
                Role role = roleOf(Labels.of(label.group(1)), state);
                state.labelled = true;
                if (!state.pending.isEmpty()) {
                    state.clause = 0;
                    state.flushTo(state.active == null ? Role.RESPONSIBLE : state.active);
                }
                state.active = role;
                if (role == null) {
                    // a label that is no responsibility: its value names nobody
                    state.active = null;
                    return;
                }
                rest = rest.substring(label.end());
                sep = '；';
                continue;
            }
            Matcher keyword = KEYWORD.matcher(rest);
            int at = -1;
            while (keyword.find()) {
                if (NameList.depthAt(rest, keyword.start()) == 0 && !insideName(rest, keyword)) {
                    at = keyword.start();
                    break;
                }
            }
            if (at < 0) {
                state.pending.addAll(NameList.names(rest, sep));
                return;
            }
            state.pending.addAll(NameList.names(rest.substring(0, at), sep));
            String tail = rest.substring(at);
            if (tail.startsWith("会同")) {
                state.clause = 0;
                if (!state.pending.isEmpty()) {
                    state.flushTo(Role.LEAD);
                }
                state.leadClauses++;
                state.together = true;
                state.active = Role.PARTICIPANT;
                rest = tail.substring(2);
                sep = '；';
                continue;
            }
            if (Regex.matches(
                    tail,
                    "等(?:[一二三四五六七八九十\\d]+[个家])?(?:有关|相关|市直|省属|市属|省级|中央|国有|各|市级|成员|责任|职能|主管)*(?:部门|单位|企业|部门和单位|部门（单位）|单位和部门)?")) {
                return;
            }
            tail = Regex.replaceFirst(
                    tail, "^等(?:[一二三四五六七八九十\\d]+[个家])?(?:有关|相关|市直|省属|市属|省级|中央|国有|各|市级|成员|责任|职能|主管)*(?:部门|单位|企业)?", "");
            if (tail.isEmpty()) {
                return;
            }
            applyRole(tail, state);
            return;
        }
    }

    /** 由…会同 and 监督 inside 市城市管理监督局 are no roles: a name that ends later swallows the word. */
    private static boolean insideName(String text, Matcher keyword) {
        int end = keyword.end();
        String word = keyword.group();
        if (word.startsWith("牵头") || word.startsWith("等") || word.startsWith("会同")) {
            return false;
        }
        Matcher rest = Regex.of(
                        "[\\u4e00-\\u9fff]{0,4}?(?:局|委员会|委|办公室|中心|院|厅|处|总队|支队|大队|公司|部门)(?![\\u4e00-\\u9fff]{1,3}(?:工作|任务))")
                .matcher(text)
                .region(end, text.length());
        boolean swallowed = rest.lookingAt() && !Regex.matches(text.substring(end, rest.end()), ".*[市省县区].*");
        return swallowed && keyword.start() > 0;
    }

    private @Nullable Role roleOf(@Nullable Labels label, State state) {
        if (label == null) {
            return null;
        }
        switch (label) {
            case LEAD:
                state.leadClauses++;
                return Role.LEAD;
            case PARTICIPANT:
                return Role.PARTICIPANT;
            case EXECUTOR:
                return Role.EXECUTOR;
            case RESPONSIBLE:
                state.responsibleLabel = true;
                String means = definitions.responsible();
                if (means != null) {
                    return Regex.matches(means, "牵头|主办")
                            ? Role.LEAD
                            : Regex.matches(means, "配合|参与") ? Role.PARTICIPANT : Role.EXECUTOR;
                }
                return Role.RESPONSIBLE;
            default:
                return null;
        }
    }

    private void applyRole(String words, State state) {
        Role role = null;
        if (words.contains("牵头") || words.contains("主办") || words.contains("总责") || words.contains("总负责")) {
            role = Role.LEAD;
        } else if (IN_CHARGE.matcher(words).lookingAt()) {
            role = Role.RESPONSIBLE;
        } else if (PARTICIPANT_WORD.matcher(words).find()) {
            // 各乡镇配合实施: governments that help to carry out carry out
            boolean governments = EXECUTOR_WORD.matcher(words).find()
                    && !state.pending.isEmpty()
                    && state.pending.stream().allMatch(name -> OrganisationNames.isCounty(name.text()));
            role = governments ? Role.EXECUTOR : Role.PARTICIPANT;
        } else if (EXECUTOR_WORD.matcher(words).find()) {
            role = Role.EXECUTOR;
        } else if (RESPONSIBLE_WORD.matcher(words).find()) {
            role = Role.RESPONSIBLE;
        } else if (state.pending.isEmpty()) {
            return;
        }
        if (role == null) {
            return;
        }
        if (state.active == Role.PARTICIPANT
                && state.together
                && role == Role.EXECUTOR
                && state.pending.stream().noneMatch(name -> OrganisationNames.isCounty(name.text()))) {
            // 甲会同乙落实: both are departments
            role = Role.PARTICIPANT;
        }
        if (state.pending.isEmpty()) {
            if (role == Role.LEAD && SEPARATE.matcher(words).find()) {
                state.mode = LeadMode.SEPARATE;
            }
            // 牵头单位：甲、乙（分别负责） has given its names already
            return;
        }
        if (role == Role.LEAD) {
            // 甲会同乙牵头: they lead together
            state.mode = state.together && state.mode == null ? LeadMode.JOINT : state.mode;
            state.leadClauses++;
            if (SEPARATE.matcher(words).find()) {
                state.mode = LeadMode.SEPARATE;
            } else if (JOINT.matcher(words).find() && state.mode == null) {
                state.mode = LeadMode.JOINT;
            }
        }
        if (role == Role.RESPONSIBLE) {
            state.allLead |= state.responsibleLabel && SEPARATE.matcher(words).find();
            state.mode = words.startsWith("分别") ? LeadMode.SEPARATE : state.mode;
            state.mode = state.mode == null && JOINT.matcher(words).find() ? LeadMode.JOINT : state.mode;
        }
        state.flushTo(role);
        state.active = null;
    }

    private @Nullable Responsibility finish(
            State state, ExecutorRule.@Nullable Found rule, boolean firstLeads, boolean none, List<String> excluded) {
        List<String> lead = complete(state, Role.LEAD);
        List<String> responsible = complete(state, Role.RESPONSIBLE);
        List<String> participants = complete(state, Role.PARTICIPANT);
        List<String> executors = complete(state, Role.EXECUTOR);
        LeadMode mode = state.mode;

        // 责任单位 beside 牵头单位 are the others; alone they answer together
        List<String> counties =
                responsible.stream().filter(OrganisationNames::isCounty).toList();
        List<String> departments =
                responsible.stream().filter(n -> !OrganisationNames.isCounty(n)).toList();
        if (!lead.isEmpty()) {
            // 某公司负责储罐改造 beside a lead: the enterprise carries out
            List<String> enterprises =
                    departments.stream().filter(OrganisationNames::isEnterprise).toList();
            participants = union(without(departments, enterprises), participants);
            executors = union(union(executors, counties), enterprises);
        } else if (!departments.isEmpty()) {
            if ((state.responsibleLabel || state.stray) && firstLeads && !state.allLead && departments.size() > 1) {
                lead = departments.subList(0, 1);
                List<String> others = departments.subList(1, departments.size());
                List<String> enterprises =
                        others.stream().filter(OrganisationNames::isEnterprise).toList();
                participants = union(without(others, enterprises), participants);
                executors = union(executors, enterprises);
            } else {
                lead = departments;
                mode = mode != null ? mode : departments.size() > 1 ? LeadMode.SHARED : LeadMode.ONE;
            }
            executors = union(executors, counties);
        } else if (!counties.isEmpty()) {
            if (state.responsibleLabel && (!participants.isEmpty() || executors.isEmpty()) || executors.isEmpty()) {
                lead = counties;
            } else {
                executors = union(executors, counties);
            }
        } else if (!executors.isEmpty()) {
            List<String> carrying = !participants.isEmpty() && state.labelled
                    ? List.of()
                    : executors.stream()
                            .filter(n -> !OrganisationNames.isCounty(n))
                            .toList();
            if (!carrying.isEmpty()) {
                lead = carrying;
                mode = carrying.size() > 1 ? LeadMode.SHARED : LeadMode.ONE;
                executors =
                        executors.stream().filter(OrganisationNames::isCounty).toList();
            } else if (!participants.isEmpty() && !state.labelled) {
                // 某县人民政府负责实施，市某局指导: nobody else leads
                lead = executors;
            }
        }
        if (!state.labelled
                && !state.byRole.containsKey(Role.LEAD)
                && !participants.isEmpty()
                && !lead.isEmpty()
                && lead.stream().allMatch(OrganisationNames::isEnterprise)) {
            // 某公司承担修复责任，市某局督导: the department answers for it
            executors = union(lead, executors);
            lead = participants;
            participants = List.of();
        }
        if (mode == null || lead.size() == 1) {
            mode = lead.size() <= 1 ? LeadMode.ONE : state.leadClauses > 1 ? LeadMode.SEPARATE : LeadMode.JOINT;
        }
        participants = without(participants, lead);
        executors = without(executors, lead);
        List<String> inherited = null;
        if (rule != null) {
            inherited = executors.isEmpty() && rule.names() != null ? list(rule.names()) : executors;
            inherited = inherited.isEmpty() ? null : inherited;
        }
        List<String> carriedOut = !executors.isEmpty() ? executors : none ? List.of() : null;
        Responsibility found = new Responsibility(
                lead,
                participants,
                carriedOut,
                excluded,
                mode,
                inherited,
                rule == null ? null : rule.except(),
                state.stray || lead.isEmpty());
        return found.isEmpty() && inherited == null ? null : found;
    }

    private List<String> complete(State state, Role role) {
        List<OrganisationNames.Written> written = state.byRole.get(role);
        return written == null ? List.of() : List.copyOf(new LinkedHashSet<>(names.complete(written)));
    }

    private static List<String> union(List<String> one, List<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static List<String> without(List<String> names, List<String> taken) {
        return names.stream().filter(name -> !taken.contains(name)).distinct().toList();
    }
}
