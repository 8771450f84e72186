package cn.jingtu;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Closes the programs after the last test. Left to the end of the JVM, they would close beside the database server,
 * and each engine would wait 15 seconds for a connection that no longer comes.
 */
class ProgramsEndWithTheTests implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        CloseableResource programs = TestDatabase::closePrograms;
        context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(getClass(), key -> programs);
    }
}
