/**
 * The test kit: boots the real server on a real MariaDB for a plugin's tests, with a client for each role. The contracts
 * that implementations of the extension points must pass stand in {@code contracts}.
 */
@NullMarked
package switchboard.testkit;

import org.jspecify.annotations.NullMarked;
