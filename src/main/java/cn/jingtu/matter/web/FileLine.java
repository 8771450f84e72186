package cn.jingtu.matter.web;

import cn.jingtu.evidence.EvidenceFile;
import java.util.List;
import java.util.UUID;

/** A file in a list, with the fingerprint that it is known by. */
record FileLine(UUID id, String name, String sha256) {

    static List<FileLine> of(List<EvidenceFile> files) {
        return files.stream()
                .map(file -> new FileLine(file.id(), file.name(), file.sha256()))
                .toList();
    }
}
