/** Signatures of archives: Ed25519 keys, the file in an archive that holds a signature, and whom the administrator trusts. */
@NullMarked
package switchboard.plugins.signature;

import org.jspecify.annotations.NullMarked;
