package switchboard.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the floor is to do, handed over as a file.
 *
 * @param search null where only statements are replayed
 */
record FloorPlan(
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        int poolSize,
        List<Route> routes,
        @Nullable Search search) {

    /**
     * A recorded request.
     *
     * @param traces trace ids of the recorded requests
     * @param existingIds hexadecimal ids that a reading request picks from, empty where ids are made
     */
    record Route(String path, String recordingFile, List<String> traces, List<String> existingIds, int answerSize) {

        Recording recording() throws IOException {
            return Recording.of(Path.of(recordingFile), traces);
        }
    }

    /**
     * The search to do.
     *
     * @param folder the data folder of the search plugin
     * @param person the agent who searches, with the organization whose articles the agent reads
     */
    record Search(String folder, UUID person, UUID organization, int limit) {}

    void write(Path folder) throws IOException {
        new ObjectMapper().writeValue(file(folder).toFile(), this);
    }

    static FloorPlan read(Path folder) throws IOException {
        return new ObjectMapper().readValue(file(folder).toFile(), FloorPlan.class);
    }

    private static Path file(Path folder) {
        return folder.resolve("plan.json");
    }
}
