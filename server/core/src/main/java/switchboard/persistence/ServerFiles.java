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

    /**
     * Where the server keeps its temporary tables. A folder of its own: at its start a server deletes what looks like one of
     * them, also those of another server that runs.
     */
    Path temporary() {
        return data.resolveSibling(data.getFileName() + "-temporary");
    }

    Path previousLog() {
        return log.resolveSibling(log.getFileName() + ".1");
    }

    boolean isInstalled() {
        return Files.exists(installed());
    }
}
