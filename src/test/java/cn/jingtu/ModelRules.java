package cn.jingtu;

import cn.jingtu.platform.ProcessVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** The house rules for one model, read from its file: no engine and no context is needed. */
final class ModelRules {

    /** What a model is held to; every problem belongs to one. */
    enum Rule {
        ONE_NAME,
        ELEMENT_IDS,
        LABELS,
        TASKS_OF_PEOPLE,
        RETRIED_EFFECTS,
        CAUTIOUS_DEFAULTS,
        HISTORY,
        EXPRESSIONS,
        CALLS,
        DRAWN_WHOLE,
        DRAWN_CLEARLY
    }

    /** Documents on soil are kept for thirty years. */
    private static final int DAYS_ON_RECORD = 10_950;

    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("!?(\\w+)\\.(\\w+)\\(([^()]*)\\)");
    private static final Pattern VARIABLE = Pattern.compile("!?(\\w+)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private static final Map<String, Class<?>> BEANS = beans();
    private static final Set<String> VARIABLES = variables();

    private final Path file;
    private final BpmnModelInstance model;
    private final Set<String> procedures;
    /** What its own sheets of steps tell. */
    private final Set<String> told;

    private final Map<Rule, List<String>> problems = new TreeMap<>();

    private ModelRules(Path file, Set<String> procedures) {
        this.file = file;
        this.model = Bpmn.readModelFromFile(file.toFile());
        this.procedures = procedures;
        this.told = told(file);
    }

    /**
     * What is wrong with a model, by rule; empty when all is well.
     *
     * @param procedures ids of all processes there are to call
     */
    static Map<Rule, List<String>> problems(Path file, Set<String> procedures) {
        ModelRules rules = new ModelRules(file, procedures);
        rules.oneName();
        rules.model.getModelElementsByType(BaseElement.class).forEach(rules::elementId);
        rules.labels();
        rules.model.getModelElementsByType(UserTask.class).forEach(rules::taskOfPeople);
        rules.model.getModelElementsByType(ServiceTask.class).forEach(rules::effect);
        rules.model.getModelElementsByType(Gateway.class).forEach(rules::cautiousDefault);
        rules.expressions();
        rules.model.getModelElementsByType(CallActivity.class).forEach(rules::call);
        rules.drawing();
        return rules.problems;
    }

    /** All models below a folder. */
    static List<Path> models(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(Rule rule, String problem) {
        problems.computeIfAbsent(rule, r -> new ArrayList<>()).add(problem);
    }

    private void require(boolean condition, Rule rule, String problem) {
        if (!condition) {
            report(rule, problem);
        }
    }

    // ---- names

    private void oneName() {
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        require(processes.size() == 1, Rule.ONE_NAME, "holds " + processes.size() + " processes");
        for (Process process : processes) {
            String id = process.getId();
            String name = file.getFileName().toString().replace(".bpmn", "");
            String folder = file.toAbsolutePath().getParent().getFileName().toString();
            require(
                    id.equals(name) && id.equals(folder) && KEBAB.matcher(id).matches(),
                    Rule.ONE_NAME,
                    "process " + id + " in file " + name + " in folder " + folder);
            require(isChinese(process.getName()), Rule.LABELS, "process " + id + " has no Chinese name");
            require(!process.getDocumentations().isEmpty(), Rule.LABELS, "process " + id + " is not explained");
            history(process);
        }
    }

    private void history(Process process) {
        String ttl = process.getCamundaHistoryTimeToLiveString();
        boolean kept = ttl != null
                && ttl.matches("P\\d+D")
                && Integer.parseInt(ttl.substring(1, ttl.length() - 1)) >= DAYS_ON_RECORD;
        require(kept, Rule.HISTORY, "history is kept for " + ttl);
    }

    private void elementId(BaseElement element) {
        String type = typeOf(element);
        if (type != null) {
            require(
                    element.getId() != null && element.getId().matches(type + "_[A-Z][A-Za-z0-9]*"),
                    Rule.ELEMENT_IDS,
                    element.getId() + " should be " + type + "_…");
        }
        if (element instanceof Message message) {
            require(
                    message.getName() != null && message.getName().matches("jingtu\\.[a-z][A-Za-z]*"),
                    Rule.ELEMENT_IDS,
                    "message " + message.getName());
        }
    }

    private static String typeOf(BaseElement element) {
        if (element instanceof Gateway) {
            return "Gateway";
        } else if (element instanceof SequenceFlow) {
            return "Flow";
        } else if (element instanceof Message) {
            return "Message";
        } else if (element instanceof EventDefinition) {
            return "EventDefinition";
        } else if (element instanceof StartEvent || element instanceof EndEvent || element instanceof BoundaryEvent) {
            return capitalised(element);
        } else if (element instanceof Event) {
            return "Event";
        }
        return element instanceof FlowNode ? capitalised(element) : null;
    }

    private static String capitalised(BaseElement element) {
        String name = element.getElementType().getTypeName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void labels() {
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (node instanceof Gateway gateway) {
                if (asks(gateway)) {
                    require(
                            isChinese(gateway.getName()) && gateway.getName().endsWith("？"),
                            Rule.LABELS,
                            gateway.getId() + " asks no question: " + gateway.getName());
                    gateway.getOutgoing()
                            .forEach(answer -> require(
                                    isChinese(answer.getName()), Rule.LABELS, answer.getId() + " is no answer"));
                }
            } else {
                require(isChinese(node.getName()), Rule.LABELS, node.getId() + " is called " + node.getName());
            }
        }
    }

    private static boolean asks(Gateway gateway) {
        return (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)
                && gateway.getOutgoing().size() > 1;
    }

    private static boolean isChinese(String label) {
        return label != null && HAN.matcher(label).find() && !label.matches(".*[A-Za-z].*");
    }

    // ---- people and effects

    private void taskOfPeople(UserTask task) {
        String id = task.getId();
        require(
                isExpression(task.getCamundaCandidateGroups()),
                Rule.TASKS_OF_PEOPLE,
                id + " is given to nobody by rule");
        require(
                task.getCamundaAssignee() == null && task.getCamundaCandidateUsers() == null,
                Rule.TASKS_OF_PEOPLE,
                id + " names a person");
        require(isExpression(task.getCamundaDueDate()), Rule.TASKS_OF_PEOPLE, id + " is never due");
        require(hasForm(task), Rule.TASKS_OF_PEOPLE, id + " has no form: " + task.getCamundaFormKey());
        require(
                task.getDocumentations().stream()
                        .anyMatch(d -> d.getTextContent().contains("依据：")),
                Rule.TASKS_OF_PEOPLE,
                id + " cites no clause");
    }

    private boolean hasForm(UserTask task) {
        String key = task.getCamundaFormKey();
        if (key != null && key.startsWith("embedded:deployment:")) {
            return Files.exists(file.resolveSibling(key.substring("embedded:deployment:".length())));
        }
        return task.getCamundaFormRef() != null
                && Files.exists(file.resolveSibling(task.getCamundaFormRef() + ".form"));
    }

    private static boolean isExpression(String text) {
        return text != null && text.matches("\\$\\{[^}]+}");
    }

    /** What is only looked up ({@code bean.find…}) has no effect to repeat. */
    private void effect(ServiceTask task) {
        String expression = task.getCamundaExpression();
        require(
                isExpression(expression) && task.getCamundaClass() == null,
                Rule.EXPRESSIONS,
                task.getId() + " calls no bean by expression");
        if (expression != null && expression.matches("\\$\\{\\w+\\.find\\w*\\(.*")) {
            return;
        }
        boolean retried = task.getExtensionElements() != null
                && !task.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list()
                        .isEmpty();
        require(
                task.isCamundaAsyncBefore() && retried,
                Rule.RETRIED_EFFECTS,
                task.getId() + " has no transaction of its own with retries");
    }

    private void cautiousDefault(Gateway gateway) {
        if (!asks(gateway)) {
            return;
        }
        SequenceFlow usual = gateway instanceof ExclusiveGateway exclusive
                ? exclusive.getDefault()
                : ((InclusiveGateway) gateway).getDefault();
        require(usual != null, Rule.CAUTIOUS_DEFAULTS, gateway.getId() + " has no default");
        for (SequenceFlow flow : gateway.getOutgoing()) {
            require(
                    (flow.getConditionExpression() == null) == flow.equals(usual),
                    Rule.CAUTIOUS_DEFAULTS,
                    flow.getId() + " should have a condition if and only if it is not the default");
        }
    }

    private void call(CallActivity call) {
        require(
                procedures.contains(call.getCalledElement()),
                Rule.CALLS,
                call.getId() + " calls " + call.getCalledElement() + ", which there is not");
        boolean keyed = call.getExtensionElements() != null
                && call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                        .anyMatch(in -> in.getCamundaBusinessKey() != null);
        require(keyed, Rule.CALLS, call.getId() + " does not hand on the business key");
    }

    // ---- expressions

    private void expressions() {
        texts(model.getDocument().getRootElement()).forEach(text -> {
            Matcher expressions = EXPRESSION.matcher(text);
            while (expressions.find()) {
                expression(expressions.group(1).strip());
            }
        });
    }

    /** Every attribute and text of the tree: an expression may stand anywhere. */
    private static Stream<String> texts(DomElement element) {
        Stream<String> attributes = Stream.of(
                        "candidateGroups",
                        "dueDate",
                        "expression",
                        "delegateExpression",
                        "collection",
                        "businessKey",
                        "followUpDate",
                        "sourceExpression",
                        "assignee",
                        "formKey")
                .map(name -> element.getAttribute(BpmnModelConstants.CAMUNDA_NS, name) != null
                        ? element.getAttribute(BpmnModelConstants.CAMUNDA_NS, name)
                        : element.getAttribute(name))
                .filter(text -> text != null);
        List<DomElement> children = element.getChildElements();
        Stream<String> own = children.isEmpty() ? Stream.of(element.getTextContent()) : Stream.empty();
        return Stream.concat(Stream.concat(attributes, own), children.stream().flatMap(ModelRules::texts));
    }

    private void expression(String expression) {
        if (expression.startsWith("execution.processBusinessKey")) {
            return;
        }
        Matcher call = CALL.matcher(expression);
        Matcher variable = VARIABLE.matcher(expression);
        if (call.matches()) {
            resolve(expression, call.group(1), call.group(2), call.group(3));
        } else if (variable.matches()) {
            require(
                    VARIABLES.contains(variable.group(1)) || told.contains(variable.group(1)),
                    Rule.EXPRESSIONS,
                    expression + " is no declared variable");
        } else {
            report(Rule.EXPRESSIONS, expression + " is neither one call of a bean nor a variable");
        }
    }

    private void resolve(String expression, String bean, String method, String list) {
        List<String> arguments = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(argument -> !argument.isEmpty())
                .toList();
        Class<?> type = BEANS.get(bean);
        boolean there = type != null
                && Arrays.stream(type.getMethods())
                        .filter(m -> m.getName().equals(method))
                        .map(Method::getParameterCount)
                        .anyMatch(count -> count == arguments.size());
        require(there, Rule.EXPRESSIONS, expression + " has no bean with such a public method");
        arguments.stream()
                .filter(a -> !a.equals("execution") && !a.equals("task") && !VARIABLES.contains(a))
                .forEach(a -> report(Rule.EXPRESSIONS, expression + " passes " + a + ", which nobody declares"));
    }

    private static Map<String, Class<?>> beans() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        Map<String, Class<?>> beans = new HashMap<>();
        for (BeanDefinition found : scanner.findCandidateComponents("cn.jingtu")) {
            beans.put(
                    AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, null),
                    load(String.valueOf(found.getBeanClassName())));
        }
        return beans;
    }

    private static Set<String> variables() {
        Set<String> names = new HashSet<>();
        try {
            var classes = new PathMatchingResourcePatternResolver();
            for (var resource : classes.getResources("classpath*:cn/jingtu/*/process/*.class")) {
                String url = resource.getURL().toString();
                String name = url.substring(url.lastIndexOf("cn/jingtu"), url.length() - ".class".length());
                for (Field field : load(name.replace('/', '.')).getDeclaredFields()) {
                    if (field.getType() == ProcessVariable.class && Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        names.add(((ProcessVariable<?>) field.get(null)).name());
                    }
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Variables that the sheets beside a model set: the keys of {@code tells}. */
    private static Set<String> told(Path model) {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.list(model.toAbsolutePath().getParent())) {
            for (Path sheet : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Map<String, Object> content = new Yaml().load(Files.readString(sheet));
                if (content.get("tells") instanceof Map<?, ?> tells) {
                    tells.keySet().forEach(name -> names.add(name.toString()));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ModelRules.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the drawing

    private record Box(double left, double top, double right, double bottom) {

        static Box of(Bounds b) {
            return new Box(b.getX(), b.getY(), b.getX() + b.getWidth(), b.getY() + b.getHeight());
        }

        boolean overlaps(Box o) {
            return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
        }

        boolean touches(Point p) {
            double slack = 2;
            return p.x >= left - slack && p.x <= right + slack && p.y >= top - slack && p.y <= bottom + slack;
        }
    }

    private record Point(double x, double y) {}

    private record Line(SequenceFlow flow, Point from, Point to) {

        /** The strip of paper it covers, a little thinner than what it may touch. */
        Box box() {
            return new Box(
                    Math.min(from.x, to.x) - 0.1,
                    Math.min(from.y, to.y) - 0.1,
                    Math.max(from.x, to.x) + 0.1,
                    Math.max(from.y, to.y) + 0.1);
        }

        boolean isUpright() {
            return from.x == to.x;
        }

        boolean isLevel() {
            return from.y == to.y;
        }

        /** One goes right through the other, with both going on beyond the point. */
        boolean crosses(Line o) {
            Line level = isLevel() ? this : o;
            Line upright = isLevel() ? o : this;
            return level.isLevel()
                    && upright.isUpright()
                    && inside(upright.from.x, level.from.x, level.to.x)
                    && inside(level.from.y, upright.from.y, upright.to.y);
        }

        private static boolean inside(double value, double one, double other) {
            return value > Math.min(one, other) + 1 && value < Math.max(one, other) - 1;
        }
    }

    private void drawing() {
        Map<String, Box> boxes = new TreeMap<>();
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            boxes.put(shape.getBpmnElement().getId(), Box.of(shape.getBounds()));
        }
        Map<String, BpmnEdge> edges = new HashMap<>();
        model.getModelElementsByType(BpmnEdge.class)
                .forEach(edge -> edges.put(edge.getBpmnElement().getId(), edge));
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            require(boxes.containsKey(node.getId()), Rule.DRAWN_WHOLE, node.getId() + " is not drawn");
        }
        List<Line> lines = new ArrayList<>();
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (edges.containsKey(flow.getId())) {
                lines.addAll(lines(flow, edges.get(flow.getId()), boxes));
            } else {
                report(Rule.DRAWN_WHOLE, flow.getId() + " is not drawn");
            }
        }
        shapesKeepApart(boxes);
        linesKeepClear(lines, boxes);
    }

    private List<Line> lines(SequenceFlow flow, BpmnEdge edge, Map<String, Box> boxes) {
        List<Point> points = edge.getWaypoints().stream()
                .map(w -> new Point(w.getX(), w.getY()))
                .toList();
        Box from = boxes.get(flow.getSource().getId());
        Box to = boxes.get(flow.getTarget().getId());
        boolean joined =
                from != null && to != null && from.touches(points.get(0)) && to.touches(points.get(points.size() - 1));
        require(joined, Rule.DRAWN_WHOLE, flow.getId() + " does not lead from its source to its target");
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line(flow, points.get(i - 1), points.get(i)));
        }
        return lines;
    }

    private void shapesKeepApart(Map<String, Box> boxes) {
        List<String> ids = List.copyOf(boxes.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                boolean apart = belongTogether(ids.get(i), ids.get(j))
                        || !boxes.get(ids.get(i)).overlaps(boxes.get(ids.get(j)));
                require(apart, Rule.DRAWN_CLEARLY, ids.get(i) + " lies on " + ids.get(j));
            }
        }
    }

    private boolean belongTogether(String one, String other) {
        return isWithin(one, other) || isWithin(other, one) || isAttached(one, other) || isAttached(other, one);
    }

    private boolean isWithin(String inner, String outer) {
        ModelElementInstance parent = model.getModelElementById(inner).getParentElement();
        while (parent instanceof FlowElement element) {
            if (element.getId().equals(outer)) {
                return true;
            }
            parent = parent.getParentElement();
        }
        return false;
    }

    /** An event on the border of an activity lies on it, and on what the activity holds it does not. */
    private boolean isAttached(String event, String host) {
        return model.getModelElementById(event) instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().getId().equals(host);
    }

    private void linesKeepClear(List<Line> lines, Map<String, Box> boxes) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            for (int j = i + 1; j < lines.size(); j++) {
                Line other = lines.get(j);
                require(
                        line.flow.equals(other.flow) || !line.crosses(other),
                        Rule.DRAWN_CLEARLY,
                        line.flow.getId() + " crosses " + other.flow.getId());
            }
            boxes.forEach((id, box) -> require(
                    isEnd(line.flow, id) || isWithin(line.flow.getId(), id) || !box.overlaps(line.box()),
                    Rule.DRAWN_CLEARLY,
                    line.flow.getId() + " runs through " + id));
        }
    }

    /** The line may touch its ends, and the activity that its source is attached to. */
    private boolean isEnd(SequenceFlow flow, String id) {
        return flow.getSource().getId().equals(id)
                || flow.getTarget().getId().equals(id)
                || isAttached(flow.getSource().getId(), id)
                || (model.getModelElementById(id) instanceof SubProcess
                        && isWithin(flow.getSource().getId(), id));
    }
}
