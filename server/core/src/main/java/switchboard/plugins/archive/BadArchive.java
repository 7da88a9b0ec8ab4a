package switchboard.plugins.archive;

import switchboard.api.error.MalformedException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** The ways in which an archive is refused, each with its own words. */
final class BadArchive {

    private BadArchive() {}

    /** Not a zip at all: 400. */
    static ServiceDeskException notAZip(String detail) {
        return new MalformedException("plugin.not_a_zip", detail);
    }

    /** A zip, but not one that can be a plugin: 422. */
    static ServiceDeskException unsound(String detail) {
        return new ServiceDeskException(Refusal.INVALID, "plugin.bad_archive", detail);
    }

    /** More than the limits allow: 413. */
    static ServiceDeskException tooLarge(String detail) {
        return new ServiceDeskException(Refusal.TOO_LARGE, "plugin.archive_too_large", detail);
    }
}
