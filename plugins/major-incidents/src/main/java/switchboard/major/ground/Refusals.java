package switchboard.major.ground;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.error.ConflictException;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** What the module refuses with. */
public final class Refusals {

    private Refusals() {}

    public static ServiceDeskException notFound(String noun, String what) {
        return new NotFoundException(noun + ".not_found", "There is no such " + what + ".");
    }

    public static ServiceDeskException forbidden(String permission) {
        return new ForbiddenException("access.forbidden", "This needs " + permission + " here.");
    }

    public static ServiceDeskException ended() {
        return new ConflictException("majorincident.ended", "The major incident has ended.");
    }

    public static ServiceDeskException tooMany(String what, int most) {
        return new ConflictException(
                "majorincident.too_many", "There are " + most + " " + what + " already, and no more are possible.");
    }

    static ServiceDeskException stale(List<?> differences) {
        return new ServiceDeskException(
                Refusal.STALE,
                "request.stale",
                "It was changed since the version that If-Match names.",
                List.of(),
                Map.of("differences", List.copyOf(differences)),
                null);
    }

    /** An id out of a path. Text that is none names nothing, like an id that nobody has. */
    public static UUID id(String text, String noun, String what) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException noId) {
            // Told below, like an id that is not there.
        }
        throw notFound(noun, what);
    }
}
