package switchboard.backup;

import java.nio.file.Files;
import java.nio.file.Path;

/** The mark of a restore that did not come to its end: such a desk has lost part of itself and must not start. */
public final class UnfinishedRestore {

    static final String FILE = "restore-unfinished";

    private UnfinishedRestore() {}

    /** @throws BackupException where the data folder carries the mark */
    public static void refuse(Path data) {
        if (Files.exists(data.resolve(FILE))) {
            throw new BackupException(
                    "The restore into " + data.toAbsolutePath().normalize()
                            + " did not come to its end; restore once more into an empty folder and an empty schema");
        }
    }
}
