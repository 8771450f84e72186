package cn.jingtu.platform;

import org.jspecify.annotations.Nullable;

/**
 * A step that the program takes by itself has failed and will not be tried again: waiting cannot mend it, or has not.
 *
 * @param jobId the engine's id of it, under which it is started again; one that fails again has the same
 * @param city id of the city; null: of the whole installation, as cleaning up
 * @param procedure id of the process, as {@code plan-task}; null with those of the whole installation
 * @param businessKey id of the row that the process is about
 * @param stepName as in the model, in Chinese
 * @param words what is wrong, in Chinese, one sentence for everybody
 * @param technical the same for those who look after the program
 */
public record StepFailed(
        String jobId,
        @Nullable String city,
        @Nullable String procedure,
        @Nullable String procedureName,
        @Nullable String businessKey,
        String stepName,
        String words,
        String technical) {}
