/**
 * The words both sides of APNs speak: environments, push types, reasons, header names, limits and the values that
 * travel in a request. Depends on nothing but the JDK.
 */
@NullMarked
package dev.mockapns.protocol;

import org.jspecify.annotations.NullMarked;
