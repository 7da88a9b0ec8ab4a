package switchboard.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import switchboard.api.ApiVersion;
import switchboard.api.error.FieldError;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.json.Json;
import switchboard.plugins.analysis.Inspection;
import switchboard.plugins.analysis.Inspector;
import switchboard.plugins.archive.PluginArchive;
import switchboard.plugins.store.ArchiveStore;

/**
 * What is seen in the classes of uploaded archives. It is computed once and kept with the archive; a version that has the
 * same code as the one before it is not looked at again. Archives that come with the server are not looked at.
 */
final class Inspections {

    private static final Duration TIME = Duration.ofSeconds(20);
    private static final String CODE = "code";
    private static final String SEEN = "inspection";

    private final ArchiveStore archives;
    private final Inspector inspector = new Inspector(Inspections.class.getClassLoader(), TIME);
    private final ReentrantLock one = new ReentrantLock(true);

    Inspections(ArchiveStore archives) {
        this.archives = archives;
    }

    /**
     * What was seen, as it is answered and kept.
     *
     * @param lacks what keeps the plugin from working here, as the errors of a refusal
     */
    record Seen(Map<String, @Nullable Object> inspection, List<FieldError> lacks) {

        /** @throws ServiceDeskException 422 {@code plugin.incompatible} with every lack in {@code errors} */
        void requireNoLack(PluginArchive archive) {
            if (!lacks.isEmpty()) {
                throw new ServiceDeskException(
                        Refusal.INVALID,
                        "plugin.incompatible",
                        "The plugin " + archive.manifest().id() + " "
                                + archive.manifest().version() + " needs what this server does not have: "
                                + lacks.getFirst().message()
                                + (lacks.size() > 1 ? ", and " + (lacks.size() - 1) + " more." : "."),
                        lacks,
                        Map.of(),
                        null);
            }
        }
    }

    /**
     * Looks into an archive, on a thread of its own: it is work for a processor, and whoever waits holds none.
     *
     * @param present the archive of the version before, null for none
     */
    Seen look(PluginArchive archive, @Nullable String present) {
        String code = archive.codeSha256();
        Map<String, @Nullable Object> before = stored(archive.sha256(), code);
        if (before == null && present != null) {
            before = stored(present, code);
        }
        return seen(before == null ? inspect(archive) : before);
    }

    /** What was seen in an archive; null where nobody has looked. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, @Nullable Object> of(String sha256) {
        String stored = archives.inspection(sha256);
        return stored == null
                ? null
                : (Map<String, @Nullable Object>) Json.parseObject(stored).get(SEEN);
    }

    void keep(PluginArchive archive, Seen seen) {
        archives.inspected(archive.sha256(), Json.write(Map.of(CODE, archive.codeSha256(), SEEN, seen.inspection())));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<String, @Nullable Object> stored(String sha256, String code) {
        String stored = archives.inspection(sha256);
        Map<String, @Nullable Object> read = stored == null ? Map.of() : Json.parseObject(stored);
        Map<String, @Nullable Object> inspection = (Map<String, @Nullable Object>) read.get(SEEN);
        boolean same = inspection != null
                && code.equals(read.get(CODE))
                && ApiVersion.CURRENT.equals(inspection.get("api"))
                && Boolean.TRUE.equals(inspection.get("complete"));
        return same ? inspection : null;
    }

    private Map<String, @Nullable Object> inspect(PluginArchive archive) {
        FutureTask<Inspection> task =
                new FutureTask<>(() -> inspector.inspect(archive).inspection());
        one.lock();
        try {
            Thread.ofPlatform().daemon().name("plugin-inspection").start(task);
            return Json.parseObject(Json.write(task.get()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The inspection was interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            throw new IllegalStateException("The archive could not be looked into", failed.getCause());
        } finally {
            one.unlock();
        }
    }

    @SuppressWarnings("unchecked")
    private static Seen seen(Map<String, @Nullable Object> inspection) {
        List<Map<String, @Nullable Object>> lacks =
                (List<Map<String, @Nullable Object>>) inspection.getOrDefault("lacks", List.of());
        return new Seen(
                inspection,
                lacks.stream()
                        .map(lack -> new FieldError(text(lack, "what"), text(lack, "code"), text(lack, "message")))
                        .toList());
    }

    private static String text(Map<String, @Nullable Object> lack, String key) {
        return String.valueOf(lack.get(key));
    }
}
