package switchboard.plugins.store;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored archive.
 *
 * @param unpackedSha256 one sum over the files that are unpacked of it; null where it was never computed
 * @param signer the public key that signed it; null where it has no signature
 * @param bundled whether it came with the server, and is trusted like the server
 */
public record ArchiveFacts(
        String sha256,
        @Nullable String unpackedSha256,
        @Nullable String signer,
        boolean bundled) {}
