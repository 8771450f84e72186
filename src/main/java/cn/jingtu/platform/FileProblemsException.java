package cn.jingtu.platform;

import java.util.List;
import java.util.stream.Collectors;

/** A data file was refused; carries everything that is wrong with it, in the order of its lines. */
public class FileProblemsException extends RuntimeException {

    private final transient List<FileProblem> problems;

    /** @param problems at least one */
    public FileProblemsException(List<FileProblem> problems) {
        super(problems.stream().map(FileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<FileProblem> problems() {
        return problems;
    }
}
