/**
 * Below the edges: where files lie. A path of HDFS or of an S3 endpoint is a {@link
 * java.nio.file.Path} like one of the disk, so that whoever reads and writes files need not know.
 */
package org.sunset2g.storage;
