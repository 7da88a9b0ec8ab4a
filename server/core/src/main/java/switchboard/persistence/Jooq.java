package switchboard.persistence;

import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DefaultConfiguration;

/**
 * How jOOQ renders and runs. jOOQ's open edition declares MariaDB 11.5 as its floor and warns once about anything
 * older; we support 10.11 and 11.4 because our tests run every statement there, so that one logger is silenced in
 * {@code logback.xml} ({@code org.jooq.impl.DefaultExecuteContext.logVersionSupport}).
 */
public final class Jooq {

    private Jooq() {}

    /** A new configuration, sharing no cache with another: a plugin's generation gets one of its own. */
    public static Configuration configuration() {
        return new DefaultConfiguration().set(SQLDialect.MARIADB).set(settings());
    }

    private static Settings settings() {
        return new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                .withRenderFormatted(false)
                .withStatementType(StatementType.PREPARED_STATEMENT)
                .withExecuteLogging(false)
                .withDiagnosticsLogging(false)
                .withFetchWarnings(false)
                // Otherwise GROUP_CONCAT becomes several statements in one, which our connections do not take.
                .withRenderGroupConcatMaxLenSessionVariable(false)
                .withReflectionCaching(true)
                .withCacheRecordMappers(true)
                .withReturnAllOnUpdatableRecord(false);
    }
}
