/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.client.internal.http2;

/**
 * A header field of a request.
 *
 * @param name in lower case
 * @param value sent as UTF-8
 */
public record HeaderField(String name, String value) {}
