-- Images hardly shrink; kept as they are they cost no time to pack and unpack.
ALTER TABLE "StoredFile" ALTER COLUMN "content" SET STORAGE EXTERNAL;
