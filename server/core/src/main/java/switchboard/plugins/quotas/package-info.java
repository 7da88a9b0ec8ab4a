/**
 * How much a plugin may ask of the host: sizes, rates, numbers. Each service holds a plugin's wish against them before it
 * does anything; whoever asks for too much too often ends in quarantine.
 */
@NullMarked
package switchboard.plugins.quotas;

import org.jspecify.annotations.NullMarked;
