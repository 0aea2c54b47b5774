package org.sunset2g.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS of one name node and one data node on loopback, in this process. */
public final class LocalHdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  private LocalHdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  public static LocalHdfs start(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    configuration.set("dfs.namenode.http-address", "127.0.0.1:0");
    configuration.set("dfs.datanode.address", "127.0.0.1:0");
    configuration.set("dfs.datanode.http.address", "127.0.0.1:0");
    configuration.set("dfs.datanode.ipc.address", "127.0.0.1:0");
    MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(configuration).numDataNodes(1).format(true).build();
    cluster.waitActive();
    return new LocalHdfs(cluster);
  }

  /** Where it is, without a slash at the end. */
  public String place() {
    return "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  /** Who may do what with a place, such as {@code rwxr-xr-x}. */
  public String mode(String place) throws IOException {
    return cluster
        .getFileSystem()
        .getFileStatus(new org.apache.hadoop.fs.Path(place))
        .getPermission()
        .toString();
  }

  @Override
  public void close() {
    cluster.shutdown(true);
  }
}
