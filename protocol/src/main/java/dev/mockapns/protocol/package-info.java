/**
 * The vocabulary of both sides of APNs: environments, push types, reasons, header names, limits and the values of a
 * request. Depends only on the JDK.
 */
@NullMarked
package dev.mockapns.protocol;

import org.jspecify.annotations.NullMarked;
