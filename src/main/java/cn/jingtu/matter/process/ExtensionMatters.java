package cn.jingtu.matter.process;

import cn.jingtu.matter.Brief;
import cn.jingtu.matter.Extensions;
import cn.jingtu.matter.Matter;
import cn.jingtu.matter.MatterRow;
import cn.jingtu.matter.MatterSource;
import cn.jingtu.matter.Obligation;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a request for more time is about: the matter that owes it, as the module of that tells. */
@Component
class ExtensionMatters implements MatterSource {

    private final Extensions extensions;
    private final ObjectProvider<Matters> matters;

    ExtensionMatters(Extensions extensions, ObjectProvider<Matters> matters) {
        this.extensions = extensions;
        this.matters = matters;
    }

    @Override
    public Set<String> procedures() {
        return Set.of(DeadlineExtension.KEY);
    }

    @Override
    public Optional<MatterRow> find(String procedure, String key) {
        return extensions.find(key).map(extension -> {
            Obligation owed = extension.obligation();
            String subject = owed.clause() == null ? owed.what() : owed.clause() + " " + owed.what();
            return new MatterRow(key, owed.matter(), owed.under(), subject);
        });
    }

    @Override
    public Set<String> keys(Matter matter) {
        return Set.copyOf(extensions.of(matter));
    }

    @Override
    public Brief brief(MatterRow row, @Nullable String body) {
        return matters.getObject().briefOfMatter(row, extensions.get(row.key()).body());
    }
}
