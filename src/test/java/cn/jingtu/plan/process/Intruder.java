package cn.jingtu.plan.process;

import cn.jingtu.platform.Refusal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gets into procedures beside the way that they are meant to go, with all that the engine allows the program itself: no
 * user, any variable, any step to begin at. Only what the tables say stands in the way.
 */
@Component
public class Intruder {

    private static final String MARK = "intruder";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;

    Intruder(RepositoryService repository, RuntimeService runtime, ManagementService management, JdbcClient jdbc) {
        this.repository = repository;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** Ids of all steps, events and gateways of a procedure. */
    public List<String> nodes(String procedure) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(procedure)
                .latestVersion()
                .singleResult()
                .getId();
        return repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .sorted()
                .toList();
    }

    /**
     * Starts a procedure at a node with variables that lie, lets it go on until a person or a later moment is waited
     * for, and takes it away again.
     *
     * @return why it did not go on; empty if nothing refused it
     */
    public Optional<Refusal> enter(String procedure, String key, String cityId, String node) {
        String instance = null;
        try {
            instance = begin(procedure, key, cityId, node);
            for (Optional<Job> job = due(instance); job.isPresent(); job = due(instance)) {
                management.executeJob(job.get().getId());
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Refusal.within(e).orElseThrow(() -> e));
        } finally {
            if (instance != null) {
                runtime.deleteProcessInstanceIfExists(instance, MARK, true, true, true, false);
            }
        }
    }

    /** Starts a procedure at a node and leaves it there. */
    public String begin(String procedure, String key, String cityId, String node) {
        return runtime.createProcessInstanceByKey(procedure)
                .businessKey(key)
                .setVariables(lies(cityId))
                .startBeforeActivity(node)
                .execute()
                .getId();
    }

    /** Takes away whatever was begun and left. */
    public void leave() {
        runtime.createProcessInstanceQuery()
                .variableValueEquals(MARK, true)
                .list()
                .forEach(i -> runtime.deleteProcessInstanceIfExists(i.getId(), MARK, true, true, true, false));
    }

    /** Every variable that a model routes by, as it suits whoever wants to get past a step. */
    private static Map<String, Object> lies(String cityId) {
        Map<String, Object> lies = new TreeMap<>();
        lies.put(MARK, true);
        lies.put("cityId", cityId);
        lies.put("organisationId", "ecology");
        lies.put("planId", "beihai-2020");
        lies.put("replyId", "no-such-row");
        lies.put("watchAt", new Date(0));
        lies.put("chaseAt", new Date(0));
        Stream.of(
                        "signedOff",
                        "verified",
                        "verdictApproved",
                        "extensionGranted",
                        "levelLeft",
                        "planRepealed",
                        "importKept",
                        "anyReports",
                        "reportConfirmed",
                        "reportAccepted",
                        "watchOpen",
                        "watchReminds",
                        "chaseOpen")
                .forEach(name -> lies.put(name, true));
        Stream.of(
                        "headApprovalNeeded",
                        "adjustmentAbandoned",
                        "importGivenUp",
                        "reviewNext",
                        "coSignNext",
                        "deputyNext")
                .forEach(name -> lies.put(name, false));
        return lies;
    }

    private Optional<Job> due(String instance) {
        return runtime.createProcessInstanceQuery().rootProcessInstanceId(instance).list().stream()
                .flatMap(
                        i -> management.createJobQuery().processInstanceId(i.getId()).withRetriesLeft().list().stream())
                .filter(job -> job.getDuedate() == null || !job.getDuedate().after(ClockUtil.getCurrentTime()))
                .findFirst();
    }

    /** Everything in the program's own tables, one line a table, but for the news that a step failed: it did. */
    public Map<String, String> tables() {
        Map<String, String> tables = new TreeMap<>();
        for (String table : jdbc.sql(
                        "select table_name from information_schema.tables"
                                + " where table_schema = 'jingtu' and table_type = 'BASE TABLE' and table_name <> 'failed_step'")
                .query(String.class)
                .list()) {
            tables.put(
                    table,
                    jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                    + " from jingtu." + table + " t"
                                    + (table.equals("notice") ? " where kind <> 'FAILURE'" : ""))
                            .query(String.class)
                            .single());
        }
        return tables;
    }
}
