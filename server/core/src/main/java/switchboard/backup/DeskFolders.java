package switchboard.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import switchboard.config.Configuration;

/** Where a desk keeps what is not in its database. */
record DeskFolders(Path data, Path attachments) {

    static DeskFolders of(Configuration configuration) {
        return new DeskFolders(
                configuration.data().folder().toAbsolutePath().normalize(),
                configuration.attachments().folder().toAbsolutePath().normalize());
    }

    Path key() {
        return data.resolve(BackupLayout.KEY);
    }

    /** Stands in the data folder while a restore is under way, and after one that did not come to its end. */
    Path unfinished() {
        return data.resolve(UnfinishedRestore.FILE);
    }

    static boolean isEmpty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            // What a file system brings along.
            return entries.allMatch(entry -> entry.getFileName().toString().equals("lost+found"));
        }
    }
}
