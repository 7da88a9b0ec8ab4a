/** Rules without a server, and the contracts on a real one. */
@NullMarked
package {{package}};

import org.jspecify.annotations.NullMarked;
