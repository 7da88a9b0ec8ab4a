package switchboard.persistence;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the embedded server keeps its files.
 *
 * @param data the data directory
 * @param log what the server says; begun anew at each start, the one before is kept beside it
 */
record ServerFiles(Path data, Path log) {

    /** Written as the last step of the installation, so that one that was interrupted is done again. */
    Path installed() {
        return data.resolve("installed-by-switchboard");
    }

    Path processId() {
        return data.resolve("mariadbd.pid");
    }

    Path previousLog() {
        return log.resolveSibling(log.getFileName() + ".1");
    }

    boolean isInstalled() {
        return Files.exists(installed());
    }
}
