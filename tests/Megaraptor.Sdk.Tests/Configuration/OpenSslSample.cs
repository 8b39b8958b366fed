namespace Megaraptor.Sdk.Tests.Configuration;

/// <summary>A key made for this test alone, by: openssl rsa -aes256 -traditional -passout pass:secret.</summary>
internal static class OpenSslSample
{
    internal const string Password = "secret";

    internal const int Bits = 1024;

    internal const string Pem = """
        -----BEGIN RSA PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,FA53AEA2ACEE3FDA104F943B55F834A9

        5NTmeH6zWTqqsNddDzilBiSVgTqn9oCdA/czaWO1em74l6x+cotfE22BoPw7hZix
        aR+1wth7ieCxDceAqOmU8uwA5ZGeoO6lEH5qVTrpejoZn5XYP7Tig8rGiRkvO/DJ
        DoD6xSeZiSwfvu/D9IPJfNAj45UxFB8dvBG5JJw1Y89lSWs7CZ1sw1l1EVamjs2s
        R6v1yaYJ4UokzjeKfomTI2Um2TKdJoX3jf/QIbvE2vQxz6Ym5YBcsJJRN7chw8Az
        QrkFzQtDhlgRVH1lRiTiopL2V7aK+eYuiimTdvYuQ3zzZ+0erstk4bR3jo152ha8
        nScUnUhTHdojf8hNFtND+k0zIwsWA7yQ6zl9735HIG+1gq8rS7TwzTXld1kgfw4t
        ZJDZjls6ciGucobx00S2rlPDLa3s1eC+dNDfHCiUV1ySYV9d3V/wfdCwhqrbN/m0
        mOE9Ni+Hwp2I91GmmeiRJ3sFiIl/kbjUIedxdQZCDMIG8PKUjr78dc7MzM/vik3/
        agcHwKlWi50rPJz4unHn+6vLqCc6yKNt5T65VLg90Yo3EX1k8snLHZafFy1YmqNc
        YwzOzRKSJbBewFCVCse5lK9n6v/BWzPsy3eWvBTAuuB3J84A4ZZn9Bn1Rcchhp9n
        P5MKPJXj45mEMp1LILvpvqLOOg/1XUsVowNjYMgTobJ/SOfP6A1maQNsn0xJILEg
        w7vKkv+mQXYI1T+TWz+7eM66vcBewrZ1qCWZw+CuGdEAgQCb31h8h0ya7ub4vIM9
        DZmllPdLneOPnPM6e1wXHSDd14MFWfn4ItviI/sLUyZFSGa501lJUrD2EcXsRG4K
        -----END RSA PRIVATE KEY-----
        """;
}
