package switchboard.plugins.sql;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.plugins.generation.LifeFailure;

/** Looks at the scripts of a plugin before the first of them runs. */
public final class MigrationGuard {

    private MigrationGuard() {}

    /**
     * Checks one file of the folder with the migrations.
     *
     * @throws LifeFailure where it is no SQL script, or holds a statement that the plugin may not run
     */
    public static void check(@Nullable String prefix, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("V[0-9][0-9_.]*__[A-Za-z0-9_]+\\.sql")) {
            throw new LifeFailure("A migration is called V<number>__<what>.sql, and not " + name + ".", null);
        }
        TableGuard guard = new TableGuard(prefix);
        try {
            for (String statement : statements(Files.readString(file))) {
                guard.checkMigration(statement);
            }
        } catch (StatementRefused refused) {
            throw new LifeFailure("The migration " + name + " holds " + refused.getMessage() + ".", null);
        } catch (CharacterCodingException notUtf8) {
            throw new LifeFailure("The migration " + name + " is not UTF-8.", notUtf8);
        }
    }

    /** Cuts a script at its semicolons, as the tokens have them. */
    static List<String> statements(String script) {
        return SqlTokens.statements(script);
    }
}
