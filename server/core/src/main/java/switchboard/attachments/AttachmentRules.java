package switchboard.attachments;

import java.util.Locale;
import java.util.Set;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/**
 * What may be attached.
 *
 * @param maxBytes of one file
 * @param allowedTypes media types; empty for all that are not blocked
 * @param blockedTypes media types, as told by the content
 * @param blockedExtensions of file names, in lower case and without dot
 */
public record AttachmentRules(
        long maxBytes, Set<String> allowedTypes, Set<String> blockedTypes, Set<String> blockedExtensions) {

    public AttachmentRules {
        allowedTypes = Set.copyOf(allowedTypes);
        blockedTypes = Set.copyOf(blockedTypes);
        blockedExtensions = Set.copyOf(blockedExtensions);
    }

    /** Everything but programs. */
    public static AttachmentRules standard(long maxBytes) {
        return new AttachmentRules(
                maxBytes,
                Set.of(),
                Set.of(MediaTypes.WINDOWS_PROGRAM, MediaTypes.ELF_PROGRAM, MediaTypes.MACH_PROGRAM),
                Set.of("exe", "dll", "scr", "com", "pif", "cpl", "msi", "hta", "lnk"));
    }

    /** @throws ServiceDeskException 415 {@code attachment.type_not_allowed} */
    public void check(String fileName, String mediaType) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean named = fileName.contains(".") && blockedExtensions.contains(extension);
        boolean typed =
                blockedTypes.contains(mediaType) || (!allowedTypes.isEmpty() && !allowedTypes.contains(mediaType));
        if (named || typed) {
            throw new ServiceDeskException(
                    Refusal.UNSUPPORTED_MEDIA_TYPE,
                    "attachment.type_not_allowed",
                    "Files of this kind cannot be attached.");
        }
    }
}
